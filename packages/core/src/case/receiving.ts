import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import { isDepartment } from '../department/department.ts'
import { fault } from '../fault.ts'
import { cellOfUnit, departmentOfUnit, isUnit, type Unit } from '../staff/staff.ts'
import { isBarred } from './barred.ts'
import type { Case, Transfer } from './case.ts'
import type { Land } from './land.ts'
import rules from './transfer-rules.json' with { type: 'json' }

export const unitSchema = z.string('case.unit_unknown').check(z.refine(isUnit, 'case.unit_unknown'))

/**
 * A unit of the grid of today that a case may come to.
 * @throws Fault `case.unit_unknown`, `case.dispatch_conflict`
 */
export function demandReceiver(unit: Unit, against: Unit | null, land: Land, field = 'to'): void {
  const department = departmentOfUnit(unit)
  const exists = land.has(cellOfUnit(unit)) && (department === undefined || isDepartment(department))
  if (!exists) throw fault('case.unit_unknown', field)
  if (isBarred(unit, against, land)) throw fault('case.dispatch_conflict', field)
}

/** Whether the units may only be passed over by a superior: refused as often as the rule of the day allows (reference C7). */
export function isCapped({ refusals }: Pick<Case, 'refusals'>, jurisdiction: string, now: Date): boolean {
  const rule = inForce(rules, jurisdiction, dayOf(now))
  return rule !== undefined && refusals >= rule.refusals
}

/** Whether one of the units is a cell above both others: who decides between two. */
export const isOverBoth = (units: readonly Unit[], [a, b]: readonly [Unit, Unit], land: Land): boolean =>
  units.some(
    (unit) =>
      departmentOfUnit(unit) === undefined &&
      unit !== a &&
      land.isWithin(cellOfUnit(a), unit) &&
      land.isWithin(cellOfUnit(b), unit),
  )

/** Whether a unit is one of those given, or below one that is a cell. */
export const isReached = (unit: Unit, units: readonly Unit[], land: Land): boolean =>
  units.some(
    (each) =>
      each === unit || (departmentOfUnit(each) === undefined && land.isWithin(cellOfUnit(unit), each)),
  )

/** @throws Fault `case.not_offered` when it was not offered to a unit of this county */
export function demandOffer({ transfer }: Pick<Case, 'transfer'>): Transfer {
  if (transfer === null || transfer.agreement !== undefined) throw fault('case.not_offered')
  return transfer
}

/** A new round, after a case was reopened: everybody may be asked again. */
export const freshRound = { refusals: 0, refusedBy: [], settled: false } as const
