import * as z from 'zod/mini'
import { type Day, dayOf, deadlineRow, lastChoice } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import type { Unit } from '../staff/staff.ts'
import type { Clock } from './case.ts'
import { startClock } from './clocks.ts'

export const daySchema = z.iso.date('case.day_invalid')

/** @throws Fault `case.day_invalid` unless the day is still to come */
export function demandLater(day: Day, now: Date, field: string): void {
  if (day <= dayOf(now)) throw fault('case.day_invalid', field)
}

/**
 * The clock of a day that staff choose themselves, no later than its row allows: what is put off is never put off for good
 * (reference C7).
 * @throws Fault `case.day_invalid`, `case.day_too_late`
 */
export function startUntil(
  clocks: readonly Clock[],
  key: string,
  day: Day,
  field: string,
  { unit, jurisdiction, now }: { readonly unit: Unit; readonly jurisdiction: string; readonly now: Date },
): readonly Clock[] {
  demandLater(day, now, field)
  const row = deadlineRow(key, jurisdiction, dayOf(now))
  if (row && day > lastChoice(row, dayOf(now))) throw fault('case.day_too_late', field)
  return startClock(clocks, key, { unit, jurisdiction, now, on: day })
}
