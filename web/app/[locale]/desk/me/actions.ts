'use server'

import { fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import { chooseLanguage } from '@wangge/core/staff/choose-language'
import { endOtherSessions, endOwnSession } from '@wangge/core/staff/own-sessions'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../i18n/locales.ts'
import { addressAsked } from '../../../../server/address-asked.ts'
import { ctx } from '../../../../server/context.ts'
import { demandActor, deskSession } from '../../../../server/session.ts'
import type { OfficeState } from '../office/office-state.ts'
import { wrongState } from '../office/wrong-state.ts'

/** Ends sessions of the own account, or says in which language it is written to. */
export async function actOnOwnAccount(_: OfficeState, form: FormData): Promise<OfficeState> {
  let done: string
  try {
    done = await doDeed(await demandActor(), form)
  } catch (error) {
    return wrongState(form, error)
  }
  const { locale } = splitAddress(await addressAsked())
  redirect(addressIn(locale, `/desk/me?done=${done}`))
}

async function doDeed(actor: StaffActor, form: FormData): Promise<string> {
  const text = (name: string) => String(form.get(name) ?? '')
  const deed = text('deed')
  switch (deed) {
    case 'end':
      await endOwnSession(ctx, actor, text('session'))
      return deed
    case 'end-others':
      await endOtherSessions(ctx, actor, await deskSession())
      return deed
    case 'language':
      await chooseLanguage(ctx, actor, text('language'))
      return deed
    default:
      throw fault('command.not_allowed')
  }
}
