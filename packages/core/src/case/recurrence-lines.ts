import type { View } from '@wangge/ledger'
import type { Entry } from '@wangge/ledger/board'
import { type Day, dayOf } from '../calendar/calendar.ts'
import type { Resource } from '../staff/authorize.ts'
import { type Case, caseStream } from './case.ts'
import type { Return, Settling } from './recurrence.ts'
import { resourceOf } from './resource.ts'
import { type CaseView, caseKey } from './view.ts'

/** Of each public cell: lines of cases that were closed, by the day, and of cases that follow another, by the day of their release. */
export const recurrencePartition = (cell: string) => `recurrence#${cell}`
export const CLOSED_PREFIX = 'closed#'
export const BACK_PREFIX = 'back#'
/** Beside a case's page: the cases that follow it. */
export const NEXT_PREFIX = 'next#'

/** `stands` false: it was reopened since, or closed as untrue after that. */
export type ClosedLine = Settling & { readonly stands: boolean }

/** The same of a county for its staff, with the whole chain of cells, from the day of opening on. */
export const settledQueue = (top: string) => `settled#${top}`
export const backQueue = (top: string) => `back#${top}`

/** Who may read it: all that is known of that without the case itself. */
type Rights = { readonly rights: Omit<Resource, 'persons'> }
export type DeskSettling = Settling & Rights
export type DeskReturn = Return & Rights

/** Days on which it was closed and not as untrue: the last is the one that stands, if it does. Parts count with their whole. */
function closingsOf({ steps, partOf, status, closedAt }: Case): readonly { on: Day; stands: boolean }[] {
  if (partOf !== null) return []
  const days = steps.flatMap(({ event, kind, verdict, at }) =>
    event === 'check' && kind === 'passed' && verdict !== 'untrue' ? [at.slice(0, 10)] : [],
  )
  const last = status === 'resolved' && closedAt !== null ? dayOf(new Date(closedAt)) : undefined
  return [...new Set(days)].map((on) => ({ on, stands: on === last }))
}

/**
 * What everybody may know of a released case's coming back: no finer a place than its page tells. That it has come back is told
 * also where the case `before` it was settled, on the other side of a border or before a reform.
 */
export function recurrenceViews(
  state: Case,
  seq: number,
  released: Date,
  before: Pick<CaseView, 'cells'> | undefined,
): readonly View[] {
  const { no, category, scheme, shown, formerCells, follows, status } = state
  const listed = [...shown, ...formerCells].map(recurrencePartition)
  const line = { no, category, scheme, cells: shown }
  const since = dayOf(released)
  const closed = closingsOf(state).flatMap(({ on, stands }) => {
    const body: ClosedLine = { ...line, on, follows, stands }
    return listed.map((pk) => ({ pk, sk: `${CLOSED_PREFIX}${on}#${no}`, seq, body }))
  })
  if (follows === null) return closed
  const body: Return = { ...line, on: since, follows, status }
  return [
    ...closed,
    ...[...new Set([...listed, ...(before?.cells ?? []).map(recurrencePartition)])].map((pk) => ({
      pk,
      sk: `${BACK_PREFIX}${since}#${no}`,
      seq,
      body,
    })),
    { pk: caseKey(follows).pk, sk: `${NEXT_PREFIX}${since}#${no}`, seq, body: { no } },
  ]
}

/** The same for the desk, released or not; one that does not stand closed any more leaves its queue. */
export function recurrenceEntries(state: Case, seq: number): readonly Entry[] {
  const { no, category, scheme, cells, follows, status, openedAt } = state
  const [top = ''] = cells
  const { persons: _, ...rights } = resourceOf(state)
  const line = { no, category, scheme, cells, rights }
  const entry = (sk: string, order: string | undefined, body: DeskSettling | DeskReturn): Entry => ({
    pk: caseStream(no),
    sk,
    seq,
    body,
    ...(order !== undefined && { queue: sk, order: `${order}#${no}` }),
  })
  const closings = closingsOf(state)
  const standing = closings.find(({ stands }) => stands)
  const last = standing ?? closings.at(-1)
  const opened = dayOf(new Date(openedAt))
  return [
    ...(last ? [entry(settledQueue(top), standing?.on, { ...line, on: last.on, follows })] : []),
    ...(follows === null ? [] : [entry(backQueue(top), opened, { ...line, on: opened, follows, status })]),
  ]
}
