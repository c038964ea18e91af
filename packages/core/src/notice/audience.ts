import { type Action, authorize } from '../staff/authorize.ts'
import {
  cellOfUnit,
  type Grant,
  type StaffActor,
  type StaffRole,
  type Unit,
  unitsOf,
} from '../staff/staff.ts'
import { rightFor, rolesFor, type Tidings } from './notice.ts'

/** Roles that handle nothing and look after all that happens in their cells. */
const overseers: readonly StaffRole[] = ['reward', 'deputy', 'custodian', 'auditor']

/** Cells among whose staff those who hear of it are. */
export const cellsOf = ({ kind, units, cells }: Tidings): readonly string[] =>
  rolesFor(kind).some((role) => overseers.includes(role)) ? cells : [...new Set(units.map(cellOfUnit))]

/**
 * For which units a person is told, with the grants of today: those the person speaks for in a role the tidings are for,
 * or the first where an overseer of the place is meant. None where the person may not read the case (or do what the tidings ask for): another category,
 * tied to the enterprise, or of those complained of.
 */
export function unitsTold(actor: StaffActor, tidings: Tidings, now: Date): readonly Unit[] {
  const grants = actor.grants.filter(({ role }) => rolesFor(tidings.kind).includes(role))
  return tidings.units.filter((unit, i) => {
    const speaks = grants.filter((grant) => speaksFor(grant, unit) || (i === 0 && oversees(grant, tidings)))
    return speaks.some((grant) => mayRead(actor, grant, unit, tidings, now))
  })
}

const speaksFor = (grant: Grant, unit: Unit) => unitsOf({ grants: [grant] }).includes(unit)

const oversees = ({ role, cell }: Grant, { cells }: Tidings) =>
  overseers.includes(role) && cells.includes(cell)

/** By this grant; the others count where it is asked whether the person is complained of. The second factor comes later. */
function mayRead(
  actor: StaffActor,
  grant: Grant,
  unit: Unit,
  { kind, cells, category, against, site }: Tidings,
  now: Date,
): boolean {
  if (category !== null && grant.kinds.length > 0 && !grant.kinds.includes(category)) return false
  const resource = { cells, unit, against, site, ...(category !== null && { category }) }
  const verdict = authorize(actor, rightFor(kind) as Action, resource, { now, isWithin: withinAt(cells) })
  return verdict.allow || verdict.reason === 'staff.prove'
}

/**
 * Whether a cell lies under another, as far as the chain of the place tells; what lies beside the chain counts as under it.
 * So where somebody is complained of, a few who have nothing to do with it hear only at their desk.
 */
const withinAt = (cells: readonly string[]) => (cell: string, top: string) => {
  const at = cells.indexOf(cell)
  if (at < 0) return true
  return cells.includes(top) && at >= cells.indexOf(top)
}
