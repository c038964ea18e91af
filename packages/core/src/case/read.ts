import type { CellRef } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import type { ResponsiblePost } from '../officer/officer.ts'
import { responsiblePosts } from '../officer/read.ts'
import { loadEverything } from '../scheme/load.ts'
import { type CaseView, caseKey, type ShownStep } from './view.ts'

/** A step with its cell as the scheme of that time names it. */
export type PublicStep = Omit<ShownStep, 'cell' | 'scheme'> & { readonly cell?: CellRef }

/** A public case with its cells named, top first, and the post that answers for it. */
export type PublicCase = Omit<CaseView, 'cells' | 'timeline'> & {
  readonly cells: readonly CellRef[]
  readonly cell: CellRef
  readonly timeline: readonly PublicStep[]
  readonly responsible: ResponsiblePost | null
  readonly demo: boolean
}

/** @throws Fault `case.unknown` for a number that does not exist, cannot exist or is not released. */
export async function readCase(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  typed: string,
): Promise<PublicCase> {
  const no = readNumber('C', typed)
  if (!no) throw fault('case.unknown', 'no')
  const [{ current, schemes }, [found]] = await Promise.all([
    loadEverything(ctx),
    ctx.views.get([caseKey(no)]),
  ])
  if (!found) throw fault('case.unknown', 'no')
  const view = found.body as CaseView
  const schemeOf = (id: string) => schemes.find(({ scheme }) => scheme.id === id) ?? current
  const named = (code: string, id: string) => schemeOf(id).ref(code)
  const cells = view.cells.map((code) => named(code, view.scheme))
  const timeline = view.timeline.map(({ cell: code, scheme, ...step }) => ({
    ...step,
    ...(code !== undefined && { cell: named(code, scheme ?? view.scheme) }),
  }))
  const cell = cells.at(-1) ?? current.ref('')
  const answering = current.cell(cell.code) ? current : schemeOf(view.scheme)
  const posts = await responsiblePosts(ctx, answering, [cell.code])
  return {
    ...view,
    cells,
    cell,
    timeline,
    responsible: posts.get(cell.code) ?? null,
    demo: current.scheme.demo,
  }
}
