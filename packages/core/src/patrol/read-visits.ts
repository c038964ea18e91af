import type { CellRef } from '@wangge/grid'
import { landOf } from '../case/land.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadEverything } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { isMonth, type Patrols, type PatrolVisit, patrolStream } from './patrol.ts'
import { type VisitWords, visitWords } from './visit-words.ts'

/** A visit as staff see it: not who it was, but whether it was oneself. */
export type ListedVisit = Omit<PatrolVisit, 'by'> & { readonly mine: boolean }

export type Visits = {
  readonly cell: CellRef
  readonly month: string
  readonly visits: readonly ListedVisit[]
}

/** `words`: way, texts and names of photos; null once they are erased. */
export type ShownVisit = {
  readonly cell: CellRef
  readonly visit: ListedVisit
  readonly words: VisitWords | null
}

type Reads = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>

type Asked = { readonly cell: string; readonly month: string }
export type AskedVisit = Asked & { readonly no: string }

/** The visits of a cell in a month, newest first. @throws Fault `patrol.month_invalid`, `cell.unknown`, those of `permit` */
export async function readVisits(ctx: Reads, actor: StaffActor, asked: Asked): Promise<Visits> {
  const { cell, state } = await openMonth(ctx, actor, asked)
  const visits = (state?.visits ?? []).map((visit) => listed(visit, actor))
  return { cell, month: asked.month, visits: visits.toReversed() }
}

/**
 * One visit with its words and its way, for whoever made it and for superiors: another worker of the cell does not see them.
 * @throws Fault as `readVisits`; `staff.unknown` for a visit that is not there or not the person's business
 */
export async function readVisit(ctx: Reads, actor: StaffActor, asked: AskedVisit): Promise<ShownVisit> {
  const { cell, visit } = await openVisit(ctx, actor, asked)
  const stream = patrolStream(asked.cell, asked.month)
  const [events, words] = await Promise.all([ctx.ledger.events(stream), visitWords(ctx, stream)])
  const seq = events.find(({ data }) => (data as PatrolVisit).no === asked.no)?.seq ?? 0
  return { cell, visit: listed(visit, actor), words: words.get(seq) ?? null }
}

/**
 * A visit of which somebody may see everything: whoever made it, the head of its cell, those above, and the auditor.
 * `isForgotten`: its way, words and photos were kept for their time.
 * @throws Fault as `readVisit`
 */
export async function openVisit(ctx: Reads, actor: StaffActor, { no, ...asked }: AskedVisit) {
  const { cell, state, isSuperior } = await openMonth(ctx, actor, asked)
  const at = state?.visits.findIndex((each) => each.no === no) ?? -1
  const visit = state?.visits[at]
  if (!visit || (visit.by !== actor.name && !isSuperior)) throw fault('staff.unknown', 'no')
  // Nothing of a month is erased while visits of it may still be recorded: the events of its visits come first.
  return { cell, visit, isForgotten: at < (state?.forgotten ?? 0) }
}

async function openMonth(ctx: Reads, actor: StaffActor, { cell, month }: Asked) {
  if (!isMonth(month)) throw fault('patrol.month_invalid', 'month')
  const { schemes, current } = await loadEverything(ctx)
  const home = current.cell(cell) ? current : schemes.findLast((each) => each.cell(cell))
  if (!home) throw fault('cell.unknown', 'cell')
  const resource = { cells: home.chain(cell).map(({ code }) => code), unit: cell }
  const { role } = await permit(ctx, actor, 'patrol.read', cell, resource, landOf(current).isWithin)
  const head = await ctx.ledger.head(patrolStream(cell, month))
  return { cell: home.ref(cell), state: head?.state as Patrols | undefined, isSuperior: role !== 'worker' }
}

const listed = ({ by, ...visit }: PatrolVisit, { name }: StaffActor): ListedVisit => ({
  ...visit,
  mine: by === name,
})
