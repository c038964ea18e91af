import { cellOfUnit, DISCIPLINE, departmentOfUnit, departmentUnit, type Unit } from '../staff/staff.ts'
import type { Land } from './land.ts'

/**
 * Whether a unit is the one complained of, or below it: what is said of somebody never comes to them (T7, C3 d). The
 * discipline organ stands outside the line of command. While the grid of today does not know who is complained of (a
 * reform lies between, and the case has not followed it yet), everybody else is barred.
 */
export function isBarred(unit: Unit, against: Unit | null, land: Land): boolean {
  if (against === null) return false
  if (unit === against) return true
  const [cell, department] = [cellOfUnit(against), departmentOfUnit(against)]
  if (departmentOfUnit(unit) === DISCIPLINE && department !== DISCIPLINE) return false
  if (!land.has(cell)) return true
  if (!land.isWithin(cellOfUnit(unit), cell)) return false
  return department === undefined || departmentOfUnit(unit) === department
}

/** Who handles a complaint about a unit: the one above it, and of the top cell the discipline organ. */
export function unitOver(against: Unit, land: Land): Unit {
  const cell = cellOfUnit(against)
  if (departmentOfUnit(against) !== undefined) return cell
  const chain = land.chain(cell)
  return chain.at(-2) ?? departmentUnit(chain[0] ?? cell, DISCIPLINE)
}
