import { dayOf, isOverdue } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { authorize } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { landOf } from './land.ts'
import { cellQueue } from './queues-of.ts'
import { lineResource } from './read-queue.ts'
import type { WorkLine } from './work-list.ts'

/** How many open cases are looked at, those with the nearest deadlines first. */
const LOOKED_AT = 1_000

export type OpenCounts = {
  readonly cell: string
  readonly land: LoadedScheme
  /** Of every cell right below that has any, and of the cell itself for what lies in none of them. */
  readonly counts: readonly { readonly code: string; readonly open: number; readonly late: number }[]
  /** How many were counted, and whether that is all there are. */
  readonly looked: number
  readonly whole: boolean
}

/**
 * How many open cases lie in each cell right below one, and how many of them are late.
 * @throws Fault `cell.unknown`, `staff.unknown`
 */
export async function countByChild(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  cell: string,
): Promise<OpenCounts> {
  const loaded = await loadScheme(ctx)
  const land = landOf(loaded)
  if (!land.has(cell)) throw fault('cell.unknown', 'cell')
  await permit(ctx, actor, 'desk.open', cell, { cells: land.chain(cell), unit: cell }, land.isWithin)
  const { entries, next } = await ctx.board.list({ queue: cellQueue(cell), limit: LOOKED_AT })
  const now = ctx.now()
  const lines = entries
    .map(({ body }) => body as WorkLine)
    .filter(
      (line) => authorize(actor, 'case.read', lineResource(line), { now, isWithin: land.isWithin }).allow,
    )
  const counts = new Map<string, { open: number; late: number }>()
  for (const { cells, due } of lines) {
    const code = cells[cells.indexOf(cell) + 1] ?? cell
    const { open, late } = counts.get(code) ?? { open: 0, late: 0 }
    counts.set(code, { open: open + 1, late: late + (isOverdue(due, dayOf(now)) ? 1 : 0) })
  }
  return {
    cell,
    land: loaded,
    counts: [...counts]
      .map(([code, count]) => ({ code, ...count }))
      .toSorted((a, b) => b.late - a.late || b.open - a.open),
    looked: lines.length,
    whole: next === undefined,
  }
}
