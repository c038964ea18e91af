'use server'

import { dayOf } from '@wangge/core/calendar'
import { monthOf } from '@wangge/core/patrol'
import { recordVisit } from '@wangge/core/patrol/record-visit'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../../i18n/locales.ts'
import { addressAsked } from '../../../../../server/address-asked.ts'
import { ctx } from '../../../../../server/context.ts'
import { demandActor } from '../../../../../server/session.ts'
import { wrongsOf } from '../../../../../server/wrong.ts'
import { untilLookedAt, uploadPosted } from '../../cases/[no]/posted-files.ts'
import { visitPage } from '../visit-address.ts'
import { visitOf } from './visit-of.ts'
import { ROWS, readTyped, type VisitState } from './visit-state.ts'

const photoFields = Array.from({ length: ROWS }, (_, row) => `f${row}.photos`)

/** Records a patrol and leads to its page; what does not come about brings back all that was typed. A repeat records nothing twice. */
export async function recordPatrol(_: VisitState, form: FormData): Promise<VisitState> {
  let typed = readTyped(form)
  const key = typed.key?.[0] ?? ''
  let where = ''
  try {
    const actor = await demandActor()
    await uploadPosted(form, photoFields, key, (field, id) => {
      typed = { ...typed, [field]: [...(typed[field] ?? []), id] }
    })
    await untilLookedAt(photoFields.flatMap((field) => typed[field] ?? []))
    const input = visitOf(typed)
    const { no } = await recordVisit(ctx, actor, { key, input })
    const month = monthOf(dayOf(new Date(input.startedAt)))
    where = `${visitPage({ cell: input.cell, month, no })}?done=1`
  } catch (error) {
    return { typed, wrongs: wrongsOf(error) }
  }
  const { locale } = splitAddress(await addressAsked())
  redirect(addressIn(locale, where))
}
