import { cellOfUnit, DISCIPLINE, departmentOfUnit, type Unit } from '../staff/staff.ts'
import type { Case } from './case.ts'
import { isOpen } from './stage.ts'

/** Units that have to act on it, or take part: the first has it on its desk; those it was escalated to have it too. */
export function actingUnits(
  state: Pick<
    Case,
    'stage' | 'unit' | 'transfer' | 'team' | 'cells' | 'lookBack' | 'against' | 'escalated' | 'questions'
  >,
): readonly Unit[] {
  const { stage, unit, transfer, team, cells, against, escalated, questions, lookBack } = state
  const isOpenNow = isOpen({ stage })
  const isLookedBack = stage === 'closed' && lookBack?.result === null
  const acting = () => {
    if (stage === 'reviewing' || stage === 'checking' || isLookedBack) return [overseerOf(state, unit)]
    if (!isOpenNow) return []
    return [
      unit,
      ...(transfer && transfer.agreement === undefined ? [transfer.to] : []),
      ...(team?.members ?? []),
    ]
  }
  const answering = questions.some(({ answer }) => answer === null) ? [unit] : []
  const above = isOpenNow || isLookedBack ? escalated.filter((each) => !isUnder(each, against, cells)) : []
  return [...new Set([...acting(), ...answering, ...above])]
}

/** Of units in the chain of its place: whether one is complained of, or below that. */
function isUnder(unit: Unit, against: Unit | null, cells: readonly string[]): boolean {
  if (against === null || departmentOfUnit(unit) === DISCIPLINE) return false
  const at = cells.indexOf(cellOfUnit(against))
  return (
    unit === against ||
    (departmentOfUnit(against) === undefined && at >= 0 && cells.indexOf(cellOfUnit(unit)) >= at)
  )
}

/** Who looks after what a unit does with it: the one above, unless that is complained of. */
export const overseerOf = ({ cells, against }: Pick<Case, 'cells' | 'against'>, unit: Unit): Unit => {
  const above = unitAbove(unit, cells)
  return isUnder(above, against, cells) ? unit : above
}

/** The unit one above: of a department the cell it is at; of the top cell itself. */
export function unitAbove(unit: Unit, cells: readonly string[]): Unit {
  const cell = cellOfUnit(unit)
  if (cell !== unit) return cell
  const at = cells.indexOf(cell)
  return cells[Math.max(at - 1, 0)] ?? cell
}

/** Who passed it on and hears what becomes of it: what was taken back was never passed on, and those complained of hear nothing. */
export const passers = ({
  passed,
  against,
  cells,
}: Pick<Case, 'passed' | 'against' | 'cells'>): readonly Unit[] => [
  ...new Set(
    passed
      .filter(({ answer }) => answer !== 'withdrawn')
      .map(({ from }) => from)
      .filter((unit) => !isUnder(unit, against, cells)),
  ),
]
