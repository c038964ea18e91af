import type { Deadline } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Match } from '../tip/tip.ts'

/** Public wording of the states (reference C3); later states join here as their deeds do. */
export const caseStatuses = ['received', 'handling', 'resolved', 'not-verified'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** One public step. `at` is a day for `received` and an hour for what follows: no finer, to protect the reporter (T3). */
export type Step = {
  readonly event: 'received' | 'assigned'
  readonly at: string
  readonly cell?: string
  readonly post?: string
  readonly match?: Match
}

type Opened = {
  readonly no: string
  readonly tip: string
  readonly category: string
  readonly jurisdiction: string
  readonly scheme: string
  /** Codes of the chain of cells, top first; the last is the responsible one. */
  readonly cells: readonly string[]
  readonly post: string
  readonly receivedAt: string
  readonly openedAt: string
  readonly match: Match
  readonly due: Deadline | null
  readonly steps: readonly Step[]
  readonly leaf: string
  readonly outboxAt: number
}

export type Case = Opened & { readonly status: CaseStatus }

export type CaseEvent = { readonly type: 'case.opened'; readonly data: Opened }

export const caseStream = (no: string) => `case#${no}`

export function evolveCase(_: Case | undefined, happening: Happening): Case {
  const event = happening as CaseEvent
  return { ...event.data, status: 'received' }
}
