'use server'

import type { StaffActor } from '@wangge/core/staff'
import { answerReporter } from '@wangge/core/tip/answer'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../../i18n/locales.ts'
import { addressAsked } from '../../../../../server/address-asked.ts'
import { ctx } from '../../../../../server/context.ts'
import { demandActor } from '../../../../../server/session.ts'
import { wrongsOf } from '../../../../../server/wrong.ts'
import { actOnCase } from './act-on-case.ts'
import { formSpec } from './deed-fields.ts'
import { type DeskState, nothingAsked, readTyped, type Typed } from './desk-state.ts'
import { inputOf } from './input-of.ts'
import { untilLookedAt, uploadPosted } from './posted-files.ts'

/**
 * Does one deed on a case, or writes to a reporter, and leads to a fresh page. What does not come about brings back all
 * that was typed, photos that are uploaded by now among it.
 */
export async function actAtDesk(_: DeskState, form: FormData): Promise<DeskState> {
  const text = (name: string) => String(form.get(name) ?? '')
  const [deed, no, key, seq] = [text('deed'), text('no'), text('key'), Number(text('seq'))]
  const spec = formSpec(deed)
  if (!spec) return { ...nothingAsked, wrongs: [{ code: 'command.not_allowed' }] }
  let typed: Typed = readTyped(form, spec)
  try {
    const actor = await demandActor()
    const photoFields = spec.fields.flatMap(({ name, kind }) => (kind === 'photos' ? [name] : []))
    await uploadPosted(form, photoFields, key, (field, id) => {
      typed = { ...typed, [field]: [...(typed[field] ?? []), id] }
    })
    const input = inputOf(spec, typed)
    await untilLookedAt(photoFields.flatMap((field) => typed[field] ?? []))
    await (deed === 'write' ? reply(actor, typed, key) : actOnCase(actor, { deed, no, seq, input }))
  } catch (error) {
    return { deed, seq, key, typed, wrongs: wrongsOf(error) }
  }
  const { locale } = splitAddress(await addressAsked())
  redirect(`${addressIn(locale, `/desk/cases/${encodeURIComponent(no)}`)}?done=${deed}#done`)
}

const reply = (actor: StaffActor, { tip, text }: Typed, key: string) =>
  answerReporter(ctx, actor, { no: tip?.[0] ?? '', key, input: { text: text?.[0] ?? '' } })
