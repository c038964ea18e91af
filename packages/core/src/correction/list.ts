import type { Context } from '../context.ts'
import { type CorrectionView, tasksOf } from './view.ts'

/** The newest errors reported below a cell, which it has to check; at most `limit`. */
export async function listCorrections(
  { views }: Pick<Context, 'views'>,
  cell: string,
  limit: number,
): Promise<readonly CorrectionView[]> {
  const page = await views.list({ ...tasksOf(cell), limit })
  return page.views.map(({ body }) => body as CorrectionView)
}
