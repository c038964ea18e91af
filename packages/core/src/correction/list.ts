import type { Context } from '../context.ts'
import { codesLeftTo } from '../scheme/former-codes.ts'
import type { Reforms } from '../scheme/load-kept.ts'
import { type CorrectionView, tasksOf } from './view.ts'

/**
 * The newest errors reported below a cell, which it has to check; at most `limit`. Those a cell had to check that a reform did
 * away with are for the cell that answers for it today.
 */
export async function listCorrections(
  ctx: Pick<Context, 'views'> & Reforms,
  cell: string,
  limit: number,
): Promise<readonly CorrectionView[]> {
  const tasks = [cell, ...(await codesLeftTo(ctx, cell))]
  const pages = await Promise.all(tasks.map((each) => ctx.views.list({ ...tasksOf(each), limit })))
  return pages
    .flatMap(({ views }) => views)
    .toSorted((one, other) => (one.sk > other.sk ? -1 : 1))
    .slice(0, limit)
    .map(({ body }) => body as CorrectionView)
}
