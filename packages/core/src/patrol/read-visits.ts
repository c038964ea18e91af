import type { CellRef } from '@wangge/grid'
import { landOf } from '../case/land.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadEverything } from '../scheme/load.ts'
import { unseal } from '../seal.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { isMonth, type Patrols, type PatrolVisit, patrolStream } from './patrol.ts'
import type { VisitWords } from './record-visit.ts'

/** A visit as staff see it: not who it was, but whether it was oneself. */
export type ListedVisit = Omit<PatrolVisit, 'by'> & { readonly mine: boolean }

export type Visits = {
  readonly cell: CellRef
  readonly month: string
  readonly visits: readonly ListedVisit[]
}

/** `words`: way, texts and names of photos; null once they are erased. */
export type ShownVisit = { readonly visit: ListedVisit; readonly words: VisitWords | null }

type Reads = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>

type Asked = { readonly cell: string; readonly month: string }

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
export async function readVisit(
  ctx: Reads,
  actor: StaffActor,
  { no, ...asked }: Asked & { readonly no: string },
): Promise<ShownVisit> {
  const { state, isSuperior } = await openMonth(ctx, actor, asked)
  const visit = state?.visits.find((each) => each.no === no)
  if (!visit || (visit.by !== actor.name && !isSuperior)) throw fault('staff.unknown', 'no')
  const stream = patrolStream(asked.cell, asked.month)
  const [events, boxes] = await Promise.all([ctx.ledger.events(stream), ctx.ledger.sealedEvents(stream)])
  const seq = events.find(({ data }) => (data as PatrolVisit).no === no)?.seq ?? 0
  const box = boxes.get(seq)
  return {
    visit: listed(visit, actor),
    words: box ? (unseal(ctx.keys, `${stream}/${seq}`, box) as VisitWords) : null,
  }
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
