import type { View } from '@wangge/ledger'
import type { Deadline } from '../calendar/calendar.ts'
import { headPost } from '../officer/officer.ts'
import type { Case, CaseStatus, Step } from './case.ts'

/** A step as everyone may see it: its cell, and the post there, no lower than what is public of the case. */
export type ShownStep = Omit<Step, 'shown'>

/** What everyone may see of a case. Named one by one: a field added to the case is private until it stands here. */
export type CaseView = {
  readonly no: string
  readonly status: CaseStatus
  readonly category: string
  readonly scheme: string
  /** The public part of the chain, top first. */
  readonly cells: readonly string[]
  readonly post: string
  readonly receivedOn: string
  readonly due: Deadline | null
  readonly timeline: readonly ShownStep[]
}

/** A line of a list. */
export type CaseEntry = Pick<
  CaseView,
  'no' | 'status' | 'category' | 'scheme' | 'cells' | 'receivedOn' | 'due'
>

export const caseView = ({ no, status, category, scheme, shown, due, steps }: Case): CaseView => ({
  no,
  status,
  category,
  scheme,
  cells: shown,
  post: headPost(shown.at(-1) ?? ''),
  receivedOn: steps[0]?.at ?? '',
  due,
  timeline: steps.map(shownStep),
})

/** How the place was matched tells of the very cell: it is public only where that is. */
const shownStep = ({ event, at, cell, shown, match, scheme }: Step): ShownStep => ({
  event,
  at,
  ...(shown !== undefined && { cell: shown, post: headPost(shown) }),
  ...(match && shown === cell && { match }),
  ...(shown !== undefined && scheme !== undefined && { scheme }),
})

export const caseKey = (no: string) => ({ pk: `case#${no}`, sk: 'VIEW' })

export const listPartition = (cell: string) => `cell#${cell}`
export const LIST_PREFIX = 'case#'
export const statusTag = (cell: string, status: CaseStatus) => `cell#${cell}#${status}`

/**
 * A case's page and its line in the list of every public cell of its chain, and of every one it was in before a reform, each
 * listed by status too. Lists sort by the time of release, which everybody saw, never by the time of the tip.
 */
export function caseViews(
  state: Case,
  seq: number,
  released: Date,
): { readonly page: View; readonly lines: readonly View[] } {
  const body = caseView(state)
  const { no, status, category, scheme, cells, receivedOn, due } = body
  const entry: CaseEntry = { no, status, category, scheme, cells, receivedOn, due }
  const sk = `${LIST_PREFIX}${released.toISOString()}#${no}`
  return {
    page: { ...caseKey(no), seq, body },
    lines: [...cells, ...state.formerCells].map((cell) => ({
      pk: listPartition(cell),
      sk,
      seq,
      body: entry,
      tag: statusTag(cell, status),
    })),
  }
}
