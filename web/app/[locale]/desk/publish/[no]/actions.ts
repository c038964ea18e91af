'use server'

import { publishCaseOutcome } from '@wangge/core/case/publish-outcome'
import { redactPhoto } from '@wangge/core/evidence/redact-photo'
import { fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../../i18n/locales.ts'
import { addressAsked } from '../../../../../server/address-asked.ts'
import { ctx } from '../../../../../server/context.ts'
import { demandActor } from '../../../../../server/session.ts'
import { type OfficeState, typedIn } from '../../office/office-state.ts'
import { wrongState } from '../../office/wrong-state.ts'
import { boxesIn, photosIn } from './publish-form.ts'

/** Redacts a photo, shows a preview, or publishes; what came about leads to a fresh page. */
export async function actAtPublishing(_: OfficeState, form: FormData): Promise<OfficeState> {
  const text = (name: string) => String(form.get(name) ?? '')
  const no = text('no')
  let done: string
  try {
    const actor = await demandActor()
    if (text('go') === 'preview') return { form: text('form'), typed: typedIn(form), wrongs: [] }
    done = text('go') === 'redact' ? await redact(actor, no, form) : await publish(actor, no, form)
  } catch (error) {
    return wrongState(form, error)
  }
  const { locale } = splitAddress(await addressAsked())
  redirect(addressIn(locale, `/desk/publish/${encodeURIComponent(no)}${done}`))
}

async function redact(actor: StaffActor, no: string, form: FormData): Promise<string> {
  const id = String(form.get('photo') ?? '')
  await redactPhoto(ctx, actor, { no, id, boxes: boxesIn(form) })
  return `#photo-${id}`
}

async function publish(actor: StaffActor, no: string, form: FormData): Promise<string> {
  const seq = Number(form.get('seq'))
  if (!Number.isInteger(seq)) throw fault('command.not_allowed')
  const reason = String(form.get('reason') ?? '').trim()
  const { before, after } = photosIn(form)
  const input = { summary: String(form.get('summary') ?? ''), before, after, ...(reason && { reason }) }
  await publishCaseOutcome(ctx, actor, { no, seq, input })
  return '?done=publish#done'
}
