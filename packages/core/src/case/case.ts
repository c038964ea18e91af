import type { Deadline } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Match } from '../tip/tip.ts'

/** Public wording of the states (reference C3); later states join here as their deeds do. */
export const caseStatuses = ['received', 'handling', 'resolved', 'not-verified'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** A case in one of these still has somebody to act; it follows its cell through a reform. */
export const openStatuses = ['received', 'handling'] as const satisfies readonly CaseStatus[]

/** What an open case waits for in the ledger: the end of the scheme its cell belongs to. */
export const caseWait = (scheme: string) => `case@${scheme}`

/** One public step. `at` is a day for `received` and an hour for what follows: no finer, to protect the reporter (T3). */
export type Step = {
  readonly event: 'received' | 'assigned' | 'followed'
  readonly at: string
  readonly cell?: string
  readonly post?: string
  readonly match?: Match
  /** The scheme the cell belongs to. */
  readonly scheme?: string
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

type Followed = Pick<Opened, 'scheme' | 'cells' | 'post' | 'match' | 'leaf' | 'outboxAt'> & {
  readonly step: Step
}

export type Case = Opened & {
  readonly status: CaseStatus
  /** Cells of earlier schemes the case was listed under: its line there leads to where it is now. */
  readonly formerCells: readonly string[]
}

export type CaseEvent =
  | { readonly type: 'case.opened'; readonly data: Opened }
  | { readonly type: 'case.followed'; readonly data: Followed }

export const caseStream = (no: string) => `case#${no}`

export function evolveCase(before: Case | undefined, happening: Happening): Case {
  const event = happening as CaseEvent
  if (event.type === 'case.opened') return { ...event.data, status: 'received', formerCells: [] }
  if (!before) throw new Error('a case is opened before anything else')
  const { step, ...moved } = event.data
  const former = new Set([...before.formerCells, ...before.cells])
  for (const cell of moved.cells) former.delete(cell)
  return { ...before, ...moved, steps: [...before.steps, step], formerCells: [...former] }
}
