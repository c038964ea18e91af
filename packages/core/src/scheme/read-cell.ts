import type { CellRef } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { ResponsiblePost } from '../officer/officer.ts'
import { responsiblePosts } from '../officer/read.ts'
import { loadScheme } from './load.ts'
import type { Scheme } from './scheme.ts'

/** A cell with the post that answers for it; null where none is published. */
export type HeldCell = CellRef & { readonly responsible: ResponsiblePost | null }

export type PublicCell = HeldCell & {
  readonly scheme: Scheme
  /** Top first, without the cell itself. */
  readonly parents: readonly HeldCell[]
  readonly children: readonly HeldCell[]
}

/** A cell, those above it and those directly below it. @throws Fault `cell.unknown`, `scheme.none` */
export async function readCell(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'jurisdiction'>,
  code: string,
): Promise<PublicCell> {
  const { scheme, cell, ref, chain } = await loadScheme(ctx)
  const node = cell(code)
  if (!node) throw fault('cell.unknown', 'code')
  const line = chain(code)
  const below = node.children.map(ref)
  const posts = await responsiblePosts(
    ctx,
    [...line, ...below].map((each) => each.code),
  )
  const held = (each: CellRef): HeldCell => ({ ...each, responsible: posts.get(each.code) ?? null })
  return { ...held(ref(code)), scheme, parents: line.slice(0, -1).map(held), children: below.map(held) }
}
