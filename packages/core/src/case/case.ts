import type { Deadline } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Match } from '../tip/tip.ts'

/** Public wording of the states (reference C3); later states join here as their deeds do. */
export const caseStatuses = ['received', 'handling', 'resolved', 'not-verified'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** A case in one of these still has somebody to act; it follows its cell through a reform. */
export const openStatuses = ['received', 'handling'] as const satisfies readonly CaseStatus[]

/** What a case waits for in the ledger: first its release, then, while it is open, the end of the scheme its cell belongs to. */
export const RELEASE_WAIT = 'release'
export const caseWait = (scheme: string) => `case@${scheme}`

/**
 * One step. `at` is a day for what a tip causes by itself, its receipt and its assignment, and an hour for what follows:
 * no finer, to protect the reporter (T3).
 */
export type Step = {
  readonly event: 'received' | 'assigned' | 'followed'
  readonly at: string
  readonly cell?: string
  /** The cell the public is told; none for what happened in another scheme before the release. */
  readonly shown?: string
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

/** When a case came to be public, and the part of its chain of cells that is told (threat T5). */
type Released = {
  /** The slot: the same for all that show together. */
  readonly releasedAt: string
  readonly shown: readonly string[]
}

type Followed = Pick<Opened, 'scheme' | 'cells' | 'post' | 'match' | 'leaf' | 'outboxAt'> &
  Pick<Released, 'shown'> & { readonly step: Step }

export type Case = Opened & {
  readonly status: CaseStatus
  /** Null while the case is held: nothing of it is public then, and `shown` is empty. */
  readonly releasedAt: string | null
  readonly shown: readonly string[]
  /** Cells of earlier schemes the case was listed under: its line there leads to where it is now. */
  readonly formerCells: readonly string[]
}

export type CaseEvent =
  | { readonly type: 'case.opened'; readonly data: Opened }
  | { readonly type: 'case.released'; readonly data: Released }
  | { readonly type: 'case.followed'; readonly data: Followed }

export const caseStream = (no: string) => `case#${no}`

export function evolveCase(before: Case | undefined, happening: Happening): Case {
  const event = happening as CaseEvent
  if (event.type === 'case.opened')
    return { ...event.data, status: 'received', releasedAt: null, shown: [], formerCells: [] }
  if (!before) throw new Error('a case is opened before anything else')
  if (event.type === 'case.released') {
    const told = event.data.shown.at(-1)
    const steps = before.steps.map((step) =>
      told !== undefined && step.scheme === before.scheme ? { ...step, shown: told } : step,
    )
    return { ...before, ...event.data, steps }
  }
  const { step, ...moved } = event.data
  const former = new Set([...before.formerCells, ...before.shown])
  for (const cell of moved.shown) former.delete(cell)
  return { ...before, ...moved, steps: [...before.steps, step], formerCells: [...former] }
}
