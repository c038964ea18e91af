import { type Case, caseStream, type Origin } from '../case/case.ts'
import { cellQueue } from '../case/queues-of.ts'
import { LIST_PREFIX, listPartition } from '../case/view.ts'
import type { WorkLine } from '../case/work-list.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import type { Finding, RegisterName } from './reward.ts'

type Known = Finding['known'][number]

/** A case that stood open at the same place and of the same kind when the first tip was registered. */
export type KnownCase = Known & { readonly origin: Origin; readonly closedAt: string | null }

const registerOf: Readonly<Record<Origin, RegisterName>> = {
  tip: 'open-case',
  superior: 'open-case',
  patrol: 'inspection',
  'look-back': 'inspection',
  media: 'media',
}

/** Whether a case proves that the matter of another was known before `registeredAt`; its own parts and copies prove nothing. */
export function asKnown(other: Case, state: Case, registeredAt: string): KnownCase | undefined {
  const isKin = other.no === state.no || other.mergedInto === state.no || other.partOf === state.no
  const isSame = other.category === state.category && other.cells.at(-1) === state.cells.at(-1)
  const isBefore = Date.parse(other.receivedAt) < Date.parse(registeredAt)
  const wasOpen = other.closedAt === null || Date.parse(other.closedAt) > Date.parse(registeredAt)
  if (isKin || !isSame || !isBefore || !wasOpen) return undefined
  const { no, origin, receivedAt, closedAt } = other
  return { register: registerOf[origin], at: receivedAt, record: no, origin, closedAt }
}

/** Lines of each list that are looked through, and cases that are looked at. */
const LINES = 200
const MOST = 40

/**
 * Cases that may prove that a matter was known before (reference C2, test 3), the oldest first. Lists only name them; each
 * is judged by the ledger. Cases of a place that was never told as finely as this one are among them only while they are open.
 */
export async function knownBefore(
  { ledger, board, views }: Pick<Context, 'ledger' | 'board' | 'views'>,
  state: Case,
  registeredAt: string,
): Promise<readonly KnownCase[]> {
  const [cell = '', shown] = [state.cells.at(-1), state.shown.at(-1)]
  const [open, released] = await Promise.all([
    board.list({ queue: cellQueue(cell), limit: LINES }),
    shown === undefined
      ? { views: [] }
      : views.list({ pk: listPartition(shown), prefix: LIST_PREFIX, limit: LINES }),
  ])
  const lines = [
    ...open.entries.map(({ body }) => body as WorkLine),
    ...released.views.map(({ body }) => body as Pick<WorkLine, 'no' | 'category'>),
  ]
  const numbers = new Set(lines.flatMap(({ no, category }) => (category === state.category ? [no] : [])))
  const cases = await Promise.all(
    [...numbers].slice(0, MOST).map(async (no) => (await ledger.head(caseStream(no)))?.state as Case),
  )
  return cases
    .flatMap((other) => (other && asKnown(other, state, registeredAt)) || [])
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/**
 * The records of the cases an officer names, from the ledger.
 * @throws Fault `reward.known_not_before` for one that proves nothing
 */
export const recordsOf = (
  { ledger }: Pick<Context, 'ledger'>,
  state: Case,
  registeredAt: string,
  numbers: readonly string[],
): Promise<readonly Known[]> =>
  Promise.all(
    numbers.slice(0, MOST).map(async (typed) => {
      const no = readNumber('C', typed)
      const other = no === undefined ? undefined : (await ledger.head(caseStream(no)))?.state
      const known = other && asKnown(other as Case, state, registeredAt)
      if (!known) throw fault('reward.known_not_before', 'knownCases')
      const { register, at, record } = known
      return { register, at, record }
    }),
  )
