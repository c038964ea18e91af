import type { Unit } from '../staff/staff.ts'
import { type Case, isProved } from './case.ts'
import { isOpen } from './stage.ts'
import { actingUnits, passers } from './who-acts.ts'

export const unitQueue = (unit: Unit) => `unit#${unit}`
export const cellQueue = (cell: string) => `cell#${cell}`
/** What a unit passed on. */
export const passedQueue = (unit: Unit) => `passed#${unit}`

/** Of a county: closed cases whose outcome nobody published yet, and closed cases that were proved, the last closed first. */
export const publishQueue = (cell: string) => `publish#${cell}`
export const rewardCaseQueue = (cell: string) => `reward#${cell}`

function officeQueues({ stage, outcome, cells }: Pick<Case, 'stage' | 'outcome' | 'cells'>) {
  const [top] = cells
  if (top === undefined) return []
  const isUnpublished = stage === 'closed' && outcome?.published === null
  return [
    ...(isUnpublished ? [publishQueue(top)] : []),
    ...(isProved({ stage, outcome }) ? [rewardCaseQueue(top)] : []),
  ]
}

/** The work lists a case stands in. */
export const queuesOf = (
  state: Parameters<typeof actingUnits>[0] & Pick<Case, 'outcome' | 'passed'>,
): readonly string[] => [
  ...new Set([
    ...actingUnits(state).map(unitQueue),
    ...(isOpen(state) ? state.cells.map(cellQueue) : []),
    ...officeQueues(state),
    ...passers(state).map(passedQueue),
  ]),
]
