import type { Entry } from '@wangge/ledger/board'
import type { Deadline } from '../calendar/calendar.ts'
import type { Resource } from '../staff/authorize.ts'
import type { Unit } from '../staff/staff.ts'
import { type Case, caseStream, type PassedOn, type UrgeKind, type Verdict } from './case.ts'
import { passedQueue, queuesOf, rewardCaseQueue } from './queues-of.ts'
import { endedOn } from './readable-until.ts'
import { resourceOf } from './resource.ts'
import { isOpen, type Stage } from './stage.ts'

/** A line of a work list: what is needed to choose what to do next, and nothing of what anybody wrote. */
export type WorkLine = {
  readonly no: string
  /** That of the case this line was made from: a deed from the list is refused where it moved on. */
  readonly seq: number
  readonly stage: Stage
  readonly category: string
  readonly origin: Case['origin']
  readonly scheme: string
  readonly cells: readonly string[]
  readonly unit: Unit
  readonly receivedAt: string
  readonly due: Deadline | null
  readonly urge: UrgeKind | null
  readonly offeredTo: Unit | null
  /** To whom it is offered, and who takes part in handling it. */
  readonly others: readonly Unit[]
  readonly former: NonNullable<Resource['former']>
  /** Every time it was passed on. */
  readonly passed: readonly PassedOn[]
  /** What came of it; null before it is closed. */
  readonly verdict: Verdict | null
  readonly against: Unit | null
  readonly site: string | null
  readonly recurrence: number
  readonly escalated: boolean
  readonly held: boolean
}

/** Cases without a date come after those with one. */
const LAST = '9999-12-31'
/** Milliseconds in 13 digits. */
const LATEST = 9_999_999_999_999

/**
 * A case's place in the work lists of the units that have to act on it and of every cell of its chain, by deadline. Lists it
 * left get an entry that stands in none.
 */
export function workEntries(state: Case, seq: number): readonly Entry[] {
  const { no, stage, category, origin, scheme, cells, unit, receivedAt, due, transfer, urge } = state
  const { against, site, recurrence, escalated, releasedAt, closedAt } = state
  const { others = [], former = { units: [], until: null } } = resourceOf(state)
  const line: WorkLine = {
    no,
    seq,
    stage,
    category,
    origin,
    scheme,
    cells,
    unit,
    receivedAt,
    due,
    urge: urge?.kind ?? null,
    offeredTo: transfer && transfer.agreement === undefined ? transfer.to : null,
    others,
    former,
    passed: state.passed,
    verdict: isOpen(state) ? null : (state.outcome?.verdict ?? null),
    against,
    site,
    recurrence,
    escalated: escalated.length > 0,
    held: releasedAt === null,
  }
  const standing = new Set(queuesOf(state))
  const byDeadline = `${due && 'date' in due ? due.date : LAST}#${no}`
  const lastClosedFirst = `${String(LATEST - Date.parse(closedAt ?? receivedAt)).padStart(13, '0')}#${no}`
  const orderIn = (queue: string) => {
    if (queue.startsWith(rewardCaseQueue(''))) return lastClosedFirst
    return queue.startsWith(passedQueue('')) ? openFirst : byDeadline
  }
  const ended = endedOn(state)
  const openFirst =
    ended === null ? `0#${byDeadline}` : `1#${String(LATEST - Date.parse(ended)).padStart(13, '0')}#${no}`
  return state.queues.map((queue) => ({
    pk: caseStream(no),
    sk: queue,
    seq,
    body: line,
    ...(standing.has(queue) && { queue, order: orderIn(queue) }),
  }))
}
