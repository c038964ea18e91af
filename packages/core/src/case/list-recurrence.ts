import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type LoadedScheme, loadEverything } from '../scheme/load.ts'
import { authorize } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { landOf } from './land.ts'
import { type Window, windowFrom } from './read-recurrence.ts'
import { type Chain, chainsOf, type Share, shareOf, sharesBy } from './recurrence.ts'
import { backQueue, type DeskReturn, type DeskSettling, settledQueue } from './recurrence-lines.ts'
import { recurrenceRule } from './same-problem.ts'

/** Lines looked at of either list, the latest closings last. */
const LOOKED_AT = 5_000

export type DeskRecurrence = Share &
  Window & {
    readonly cell: string
    readonly land: LoadedScheme
    /** Of each cell right below, and of the cell itself for what lies in none of them. */
    readonly below: readonly (Share & { readonly code: string })[]
    readonly kinds: readonly (Share & { readonly category: string })[]
    readonly places: readonly Chain[]
    /** False: only the first of the window were looked at. */
    readonly whole: boolean
  }

/**
 * Where problems come back the most often (S0-21) in a cell and below it, perhaps of one kind: for those who decide what is looked at
 * once more. Of cases the actor may read, released or not.
 * @throws Fault `cell.unknown`, `staff.unknown`, those of `permit`
 */
export async function listRecurrence(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  { cell, category }: { readonly cell: string; readonly category?: string | undefined },
): Promise<DeskRecurrence> {
  const { current: loaded } = await loadEverything(ctx)
  const land = landOf(loaded)
  if (!land.has(cell)) throw fault('cell.unknown', 'cell')
  await permit(ctx, actor, 'case.read', cell, { cells: land.chain(cell), unit: cell }, land.isWithin)
  const now = ctx.now()
  const to = dayOf(now)
  const { withinDays, nearMetres } = recurrenceRule(ctx.jurisdiction, to)
  const from = windowFrom(to, withinDays)
  const lines = async <Line extends DeskSettling | DeskReturn>(queue: string) => {
    const { entries, next } = await ctx.board.list({ queue, limit: LOOKED_AT, after: from })
    const found = entries
      .map(({ body }) => body as unknown as Line)
      .filter((line) => category === undefined || line.category === category)
    return { found, whole: next === undefined }
  }
  const mayRead = (rights: DeskReturn['rights']) =>
    authorize(actor, 'case.read', rights, { now, isWithin: land.isWithin }).allow
  const isSeen = ({ cells, rights }: DeskSettling | DeskReturn) => cells.includes(cell) && mayRead(rights)
  const [settled, back] = await Promise.all([
    lines<DeskSettling>(settledQueue(loaded.root.code)),
    lines<DeskReturn>(backQueue(loaded.root.code)),
  ])
  const closed = settled.found.filter(isSeen)
  const known = new Map(closed.map(({ no, rights }) => [no, rights]))
  // Who may read a settled case may know that its problem is back over a border, unless what is back complains of the reader.
  const isKnown = ({ follows, rights: { against = null, site = null } }: DeskReturn) => {
    const rights = known.get(follows)
    return rights !== undefined && mayRead({ ...rights, against, site })
  }
  const returns = back.found.filter((line) => isSeen(line) || isKnown(line))
  const right = (cells: readonly string[]) => cells[cells.indexOf(cell) + 1] ?? cell
  return {
    cell,
    land: loaded,
    from,
    to,
    withinDays,
    nearMetres,
    ...shareOf(closed, returns),
    below: sharesBy(closed, returns, ({ cells }) => right(cells)).map(({ key, ...share }) => ({
      code: key,
      ...share,
    })),
    kinds: sharesBy(closed, returns, (each) => each.category).map(({ key, ...share }) => ({
      category: key,
      ...share,
    })),
    places: chainsOf(closed, returns),
    whole: settled.whole && back.whole,
  }
}
