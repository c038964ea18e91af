import { type Day, dayOf } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import type { Case } from './case.ts'
import rules from './passed-on-rules.json' with { type: 'json' }
import { isOpen } from './stage.ts'

const DAY = 86_400_000

type Ended = Pick<Case, 'stage' | 'closedAt' | 'passed' | 'steps' | 'jurisdiction'>

/** The day a case ended for those who passed it on: closed, not accepted, merged, or received by a neighbour; null while open. */
export function endedOn(state: Ended): Day | null {
  if (isOpen(state)) return null
  if (state.closedAt !== null) return dayOf(new Date(state.closedAt))
  const end = state.steps.findLast(({ event }) => event === 'note-receipt' || event === 'merge')
  return (end ?? state.steps.at(-1))?.at.slice(0, 10) ?? null
}

/** The last day on which who passed a case on may still read it; null while it is open. */
export function readableUntil(state: Ended): Day | null {
  const ended = endedOn(state)
  if (ended === null) return null
  const days = inForce(rules, state.jurisdiction, ended)?.days ?? 0
  return new Date(Date.parse(ended) + days * DAY).toISOString().slice(0, 10)
}
