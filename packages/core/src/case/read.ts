import type { CellRef } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import type { ResponsiblePost } from '../officer/officer.ts'
import { responsiblePosts } from '../officer/read.ts'
import { loadScheme } from '../scheme/load.ts'
import { type CaseView, caseKey } from './view.ts'

/** A public case with its cells named, top first, and the post that answers for it. */
export type PublicCase = Omit<CaseView, 'cells'> & {
  readonly cells: readonly CellRef[]
  readonly cell: CellRef
  readonly responsible: ResponsiblePost | null
  readonly demo: boolean
}

/** @throws Fault `case.unknown` for a number that does not exist, cannot exist or is not released. */
export async function readCase(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'jurisdiction'>,
  typed: string,
): Promise<PublicCase> {
  const no = readNumber('C', typed)
  if (!no) throw fault('case.unknown', 'no')
  const [{ scheme, ref }, [found]] = await Promise.all([loadScheme(ctx), ctx.views.get([caseKey(no)])])
  if (!found) throw fault('case.unknown', 'no')
  const view = found.body as CaseView
  const cells = view.cells.map(ref)
  const cell = cells.at(-1) ?? ref('')
  const posts = await responsiblePosts(ctx, [cell.code])
  return { ...view, cells, cell, responsible: posts.get(cell.code) ?? null, demo: scheme.demo }
}
