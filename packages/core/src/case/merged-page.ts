import type { Entry } from '@wangge/ledger/board'
import type { Context } from '../context.ts'

/** The first entries of several queues together; a case that stands in two of them comes once. */
export async function mergedPage(
  board: Context['board'],
  queues: readonly string[],
  limit: number,
  after: string | undefined,
  until: string | undefined,
): Promise<{ readonly entries: readonly Entry[]; readonly more: boolean }> {
  const lists = await Promise.all(
    queues.map((queue) =>
      board.list({
        queue,
        limit,
        ...(after !== undefined && { after }),
        ...(until !== undefined && { until }),
      }),
    ),
  )
  const byOrder = new Map(lists.flatMap(({ entries }) => entries.map((entry) => [entry.order ?? '', entry])))
  const sorted = [...byOrder.values()].toSorted((a, b) => ((a.order ?? '') < (b.order ?? '') ? -1 : 1))
  const entries = sorted.slice(0, limit)
  return { entries, more: sorted.length > limit || lists.some(({ next }) => next !== undefined) }
}
