import { dayOf } from '../calendar/calendar.ts'
import { cellOfUnit, departmentOfUnit, departmentUnit, type Unit } from '../staff/staff.ts'
import { isBarred, unitOver } from './barred.ts'
import type { Case, Changing, PassedOn } from './case.ts'
import { dropClock, isEnded } from './clocks.ts'
import type { Land } from './land.ts'

/** What of a case names units. */
export type Handling = Pick<
  Changing,
  | 'unit'
  | 'against'
  | 'stage'
  | 'transfer'
  | 'refusedBy'
  | 'senders'
  | 'team'
  | 'review'
  | 'clocks'
  | 'escalated'
> &
  Pick<Case, 'passed'>

type Reform = {
  readonly now: Date
  /** The new chain of the case's place. */
  readonly codes: readonly string[]
  readonly land: Land
  /** What became of a cell, or the cell above where that is several. */
  readonly heir: (cell: string) => string
}

/**
 * Who handles a case, has it offered, took part and is complained of after a reform. In the chain of the place it is the
 * cell of the same height, so what a superior took on stays with a superior; elsewhere what became of the cell; a
 * department stays one there. Whoever would now be the one complained of, or below it, has nothing to do with it any more.
 */
export function unitsAfter(state: Case, { now, codes, land, heir }: Reform): Handling {
  const reach = (unit: Unit) => unitAt(unit, (cell) => sameHeight(cell, state.cells, codes) ?? heir(cell))
  const against = state.against === null ? null : unitAt(state.against, heir)
  const isFree = (unit: Unit) => !isBarred(unit, against, land)
  const over = (unit: Unit) => (against === null || isFree(unit) ? unit : unitOver(against, land))
  const unit = over(reach(state.unit))
  const after = (each: Unit) => (each === state.unit ? unit : reach(each))
  const afterAll = (units: readonly Unit[]) => [...new Set(units.map(after))].filter(isFree)
  const clocks = state.clocks.map((clock) =>
    isEnded(clock) ? clock : { ...clock, unit: over(after(clock.unit)) },
  )
  const passed = state.passed
    .map((each) => ({ ...each, from: after(each.from), to: after(each.to) }))
    .filter(({ from }) => isFree(from))
  const rest = {
    unit,
    against,
    passed,
    refusedBy: afterAll(state.refusedBy),
    senders: afterAll(state.senders),
    team: teamAfter(state.team, unit, afterAll),
    review: state.review && { ...state.review, unit: over(after(state.review.unit)) },
    escalated: afterAll(state.escalated),
  }
  const { stage, transfer } = state
  if (transfer === null) return { ...rest, stage, transfer, clocks }
  const [to, from] = [after(transfer.to), over(after(transfer.from))]
  const stands = isFree(to) && (to !== from || transfer.agreement !== undefined)
  if (stands) return { ...rest, stage, transfer: { ...transfer, to, from }, clocks }
  return {
    ...rest,
    passed: passed.map((each) => withdrawn(each, now)),
    stage: transfer.stage,
    transfer: null,
    clocks: dropClock(clocks, 'transfer.answer', now),
  }
}

const withdrawn = (each: PassedOn, now: Date): PassedOn =>
  each.answer === 'waiting' ? { ...each, answer: 'withdrawn', answeredOn: dayOf(now) } : each

function unitAt(unit: Unit, cellAfter: (cell: string) => string): Unit {
  const department = departmentOfUnit(unit)
  const cell = cellAfter(cellOfUnit(unit))
  return department === undefined ? cell : departmentUnit(cell, department)
}

function sameHeight(cell: string, cells: readonly string[], codes: readonly string[]): string | undefined {
  const at = cells.indexOf(cell)
  if (at < 0) return undefined
  return at === cells.length - 1 ? codes.at(-1) : codes[Math.min(at, codes.length - 1)]
}

function teamAfter(
  team: Case['team'],
  lead: Unit,
  afterAll: (units: readonly Unit[]) => readonly Unit[],
): Case['team'] {
  const members = team === null ? [] : afterAll(team.members).filter((each) => each !== lead)
  return members.length === 0 ? null : { lead, members }
}
