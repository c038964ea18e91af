import type { Context } from '../context.ts'
import type { ResponsiblePost } from './officer.ts'
import { postKey } from './view.ts'

/** The published head posts of cells, by cell code; a cell without one is absent. */
export async function responsiblePosts(
  { views }: Pick<Context, 'views'>,
  cells: readonly string[],
): Promise<ReadonlyMap<string, ResponsiblePost>> {
  const found = await views.get(cells.map(postKey))
  return new Map(
    found.flatMap((view, i) => (view ? [[cells[i] ?? '', view.body as ResponsiblePost] as const] : [])),
  )
}
