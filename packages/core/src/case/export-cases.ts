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

/** Rows of one file; whoever needs more asks for the cells below one by one. */
export const EXPORT_LIMIT = 10_000
const PAGE = 500

/**
 * The open cases of a cell and below it, by deadline, for a file. Each export is written down with its cell.
 * @throws Fault of `permit` (a second factor is asked for), `cell.unknown`, `case.export_too_large`
 */
export async function exportCases(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  cell: string,
): Promise<{ readonly lines: readonly WorkLine[]; readonly land: LoadedScheme }> {
  const loaded = await loadScheme(ctx)
  const land = landOf(loaded)
  if (!land.has(cell)) throw fault('cell.unknown', 'cell')
  await permit(ctx, actor, 'case.export', cell, { cells: land.chain(cell), unit: cell }, land.isWithin)
  const lines: WorkLine[] = []
  for (let after: string | undefined; ; ) {
    const page = await ctx.board.list({
      queue: cellQueue(cell),
      limit: PAGE,
      ...(after !== undefined && { after }),
    })
    for (const { body } of page.entries) {
      const line = body as WorkLine
      const seen = { now: ctx.now(), isWithin: land.isWithin }
      if (authorize(actor, 'case.read', lineResource(line), seen).allow) lines.push(line)
    }
    if (lines.length > EXPORT_LIMIT) throw fault('case.export_too_large', 'cell')
    if (page.next === undefined) return { lines, land: loaded }
    after = page.next
  }
}
