import type { CellRef } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import type { ResponsiblePost } from '../officer/officer.ts'
import { responsiblePosts } from '../officer/read.ts'
import { loadEverything } from '../scheme/load.ts'
import { cellOfUnit, departmentOfUnit, type Unit } from '../staff/staff.ts'
import { joinedWait } from '../tip/tip.ts'
import { outcomeName } from './outcome-text.ts'
import { type Linked, readChain } from './read-chain.ts'
import { type CaseView, caseKey, type ShownOutcome, type ShownStep } from './view.ts'

/** Who handles a case: a cell's post, or a department at a cell. */
export type PublicUnit = { readonly cell: CellRef; readonly department: string | null }

/** A step with its cell and units as the scheme of that time names them. */
export type PublicStep = Omit<ShownStep, 'cell' | 'scheme' | 'unit' | 'to'> & {
  readonly cell?: CellRef
  readonly unit?: PublicUnit
  readonly to?: PublicUnit
}

/** A public case with its cells named, top first, the post that answers for it, and the texts that were released. */
export type PublicCase = Omit<CaseView, 'cells' | 'timeline' | 'unit' | 'answers' | 'outcome'> & {
  readonly cells: readonly CellRef[]
  readonly cell: CellRef
  readonly unit: PublicUnit
  readonly timeline: readonly PublicStep[]
  /** `summary`: what a publisher released; null until then. */
  readonly outcome: (ShownOutcome & { readonly summary: string | null }) | null
  /** Questions of deputies, with their answers. */
  readonly answers: readonly Answered[]
  /** Public cases of the same problem before it, the first of all first, and after it (整治-反弹-再整治). */
  readonly earlier: readonly Linked[]
  readonly later: readonly Linked[]
  readonly responsible: ResponsiblePost | null
  readonly demo: boolean
}

type Answered = { readonly question: string; readonly answer: string }

/** @throws Fault `case.unknown` for a number that does not exist, cannot exist or is not released. */
export async function readCase(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'evidence' | 'jurisdiction' | 'now'>,
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
  const unitNamed = (unit: Unit, id: string): PublicUnit => ({
    cell: named(cellOfUnit(unit), id),
    department: departmentOfUnit(unit) ?? null,
  })
  const timeline = view.timeline.map(({ cell: code, scheme = view.scheme, unit, to, ...step }) => ({
    ...step,
    ...(code !== undefined && { cell: named(code, scheme) }),
    ...(unit !== undefined && { unit: unitNamed(unit, scheme) }),
    ...(to !== undefined && { to: unitNamed(to, scheme) }),
  }))
  const cell = cells.at(-1) ?? current.ref('')
  const answering = current.cell(cell.code) ? current : schemeOf(view.scheme)
  const [posts, released, answers, joined, chain] = await Promise.all([
    responsiblePosts(ctx, answering, [cell.code]),
    view.outcome?.published && readText<{ summary: string }>(ctx, view.outcome.published.text),
    Promise.all(view.answers.map((hash) => readText<Answered>(ctx, hash))),
    view.tolerated ? ctx.ledger.waiting(joinedWait(no), 1) : [],
    readChain(ctx, view),
  ])
  return {
    ...view,
    cells,
    cell,
    unit: unitNamed(view.unit, view.scheme),
    timeline,
    tolerated: view.tolerated && joined.length === 0,
    outcome: view.outcome && { ...view.outcome, summary: released?.summary ?? null },
    answers: answers.filter((each) => each !== undefined),
    ...chain,
    responsible: posts.get(cell.code) ?? null,
    demo: current.scheme.demo,
  }
}

/** A text that was released, by its hash; undefined where it was taken back, or cannot be had just now. */
async function readText<Text>(
  { evidence }: Pick<Context, 'evidence'>,
  hash: string,
): Promise<Text | undefined> {
  try {
    return JSON.parse(Buffer.from(await evidence.read(outcomeName(hash))).toString('utf8')) as Text
  } catch {
    return undefined
  }
}
