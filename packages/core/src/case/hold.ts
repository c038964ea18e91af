import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'
import { daySchema, startUntil } from './later-day.ts'

/**
 * Puts on the hold account (挂账, B2.5) what cannot be solved now, with the day on which that is looked at again. A superior
 * decides it, and the clock of the whole runs on.
 * @throws Fault `case.day_invalid`, `case.day_too_late`, those of `actOnCase`
 */
export const holdCase = actOnCase({
  name: 'hold',
  action: 'case.hold',
  schema: z.strictObject(
    { reviewOn: daySchema, reason: freeText('case.reason_missing') },
    { error: wrongForm },
  ),
  decide({ clocks, unit }, { reviewOn, reason }, { now, jurisdiction }) {
    const review = startUntil(clocks, 'hold.review', reviewOn, 'reviewOn', { unit, jurisdiction, now })
    return { set: { clocks: review }, facts: { due: reviewOn }, words: { reason } }
  },
})
