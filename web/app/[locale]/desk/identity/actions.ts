'use server'

import { fault } from '@wangge/core/fault'
import { answerRequest } from '@wangge/core/identity/answer-request'
import { askIdentity } from '@wangge/core/identity/ask-identity'
import { openAgreed } from '@wangge/core/identity/open-agreed'
import type { StaffActor } from '@wangge/core/staff'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../i18n/locales.ts'
import { addressAsked } from '../../../../server/address-asked.ts'
import { ctx } from '../../../../server/context.ts'
import { demandActor } from '../../../../server/session.ts'
import type { OfficeState } from '../office/office-state.ts'
import { wrongState } from '../office/wrong-state.ts'

/** Asks for an identity, answers what another asked, or opens what was agreed to; leads to where it is told. */
export async function actOnIdentity(_: OfficeState, form: FormData): Promise<OfficeState> {
  let id: string
  try {
    id = await doDeed(await demandActor(), form)
  } catch (error) {
    return wrongState(form, error)
  }
  const { locale } = splitAddress(await addressAsked())
  redirect(addressIn(locale, `/desk/identity?opened=${encodeURIComponent(id)}`))
}

async function doDeed(actor: StaffActor, form: FormData): Promise<string> {
  const text = (name: string) => String(form.get(name) ?? '')
  const id = text('id')
  switch (text('deed')) {
    case 'ask': {
      const [about, field, purpose] = [text('about'), text('field'), text('purpose')]
      return askIdentity(ctx, actor, { about, field, purpose, reason: text('reason') })
    }
    case 'agree':
      await answerRequest(ctx, actor, id, { answer: 'agree' })
      return id
    case 'decline':
      await answerRequest(ctx, actor, id, { answer: 'decline', reason: text('reason') })
      return id
    case 'open':
      await openAgreed(ctx, actor, id)
      return id
    default:
      throw fault('command.not_allowed')
  }
}
