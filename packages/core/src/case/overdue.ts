import { dayOf, nextDay } from '../calendar/calendar.ts'
import { cellOfUnit, DISCIPLINE, departmentUnit, type Unit } from '../staff/staff.ts'
import { isBarred } from './barred.ts'
import type { Case, Clock } from './case.ts'
import type { Done } from './deed.ts'
import type { Land } from './land.ts'
import { unitAbove } from './who-acts.ts'

const both = (...units: readonly (Unit | undefined)[]) => [
  ...new Set(units.filter((unit) => unit !== undefined)),
]

const withClock = (state: Case, clock: Clock, more: Partial<Clock>) =>
  state.clocks.map((each) => (each === clock ? { ...each, ...more } : each))

/** Its last day is near: the unit that has to act hears of it, once. */
export const reminded = (state: Case, clock: Clock, now: Date): Done => ({
  set: { clocks: withClock(state, clock, { remindedOn: dayOf(now) }) },
  facts: { clock: clock.key, ...('date' in clock.due && { due: clock.due.date }) },
  news: { kind: 'reminded', units: [clock.unit] },
})

/** Its last day has passed: everybody may see it, and the unit above has the case on its list from now on (S0-19). */
export function missed(state: Case, clock: Clock, land: Land): Done {
  if (!('date' in clock.due)) throw new Error('a clock without a last day is never missed')
  const above = higherUnit(state, clock, land)
  return {
    set: {
      clocks: withClock(state, clock, { missedOn: nextDay(clock.due.date) }),
      ...(above !== undefined && { escalated: both(...state.escalated, above) }),
    },
    facts: { clock: clock.key, due: clock.due.date },
    news: { kind: 'deadline_missed', units: both(clock.unit, above) },
  }
}

/** A clock that nobody answered a transfer in time: who settles it stands above both units. */
const TRANSFER_CLOCK = 'transfer.answer'

/**
 * The unit above the one that let its time run out; of a transfer above both. Never one complained of: then the next above,
 * and over the top cell the discipline organ. None above the top.
 */
function higherUnit(state: Case, clock: Clock, land: Land): Unit | undefined {
  const { transfer, cells, against } = state
  const beside = clock.key === TRANSFER_CLOCK && transfer ? [transfer.from, transfer.to] : []
  const from = beside[0] ?? clock.unit
  const isAbove = (unit: Unit) =>
    unit !== from && beside.every((each) => each !== unit && land.isWithin(cellOfUnit(each), unit))
  let unit = from
  for (;;) {
    const next = unitAbove(unit, cells)
    if (next === unit) break
    unit = next
    if (isAbove(unit) && !isBarred(unit, against, land)) return unit
  }
  const top = cells[0] ?? unit
  if (!isBarred(top, against, land)) return top === clock.unit ? undefined : top
  const discipline = departmentUnit(top, DISCIPLINE)
  return discipline === clock.unit ? undefined : discipline
}
