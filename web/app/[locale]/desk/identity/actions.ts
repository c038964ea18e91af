'use server'

import { askIdentity } from '@wangge/core/identity/ask-identity'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../i18n/locales.ts'
import { addressAsked } from '../../../../server/address-asked.ts'
import { ctx } from '../../../../server/context.ts'
import { demandActor } from '../../../../server/session.ts'
import type { OfficeState } from '../office/office-state.ts'
import { wrongState } from '../office/wrong-state.ts'

/** Asks that an identity be opened and leads to where the answer will be. */
export async function askToOpen(_: OfficeState, form: FormData): Promise<OfficeState> {
  const text = (name: string) => String(form.get(name) ?? '')
  let id: string
  try {
    const asked = { about: text('about'), field: text('field'), reason: text('reason') }
    id = await askIdentity(ctx, await demandActor(), asked)
  } catch (error) {
    return wrongState(form, error)
  }
  const { locale } = splitAddress(await addressAsked())
  redirect(addressIn(locale, `/desk/identity?opened=${id}`))
}
