'use server'

import { endAgreement } from '@wangge/core/agreement/end'
import { signAgreement } from '@wangge/core/agreement/sign'
import { fault } from '@wangge/core/fault'
import { loadScheme } from '@wangge/core/scheme/load'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../i18n/locales.ts'
import { addressAsked } from '../../../../server/address-asked.ts'
import { ctx } from '../../../../server/context.ts'
import { demandActor } from '../../../../server/session.ts'
import type { OfficeState } from '../office/office-state.ts'
import { wrongState } from '../office/wrong-state.ts'
import { agreementOf, asAsked } from './agreement-of.ts'

/** Registers an agreement and leads to it. */
export async function sign(_: OfficeState, form: FormData): Promise<OfficeState> {
  const input = agreementOf(form)
  try {
    const actor = await demandActor()
    const { scheme } = await loadScheme(ctx)
    await signAgreement(ctx, actor, { ...input, demo: scheme.demo })
  } catch (error) {
    const state = wrongState(form, error)
    return { ...state, wrongs: state.wrongs.map(asAsked) }
  }
  return leadTo(input.id, 'signed')
}

/** Ends an agreement before its time. */
export async function end(_: OfficeState, form: FormData): Promise<OfficeState> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const id = text('id')
  try {
    const actor = await demandActor()
    if (text('sure') !== 'yes') throw fault('tip.unconfirmed', 'sure')
    await endAgreement(ctx, actor, id, { lastDay: text('lastDay') })
  } catch (error) {
    return wrongState(form, error)
  }
  return leadTo(id, 'ended')
}

async function leadTo(id: string, done: string): Promise<never> {
  const { locale } = splitAddress(await addressAsked())
  redirect(`${addressIn(locale, `/desk/agreements/${encodeURIComponent(id)}`)}?done=${done}`)
}
