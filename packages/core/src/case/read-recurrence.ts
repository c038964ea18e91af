import type { CellRef } from '@wangge/grid'
import { type Day, dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadEverything } from '../scheme/load.ts'
import { type Chain, chainsOf, type Return, type Share, shareOf, sharesBy } from './recurrence.ts'
import { BACK_PREFIX, CLOSED_PREFIX, type ClosedLine, recurrencePartition } from './recurrence-lines.ts'
import { recurrenceRule } from './same-problem.ts'

/** The days over which settled problems are counted, both among them, and by which rule a problem is back. */
export type Window = {
  readonly from: Day
  readonly to: Day
  readonly withinDays: number
  readonly nearMetres: number
}

export type Recurrence = Share &
  Window & {
    readonly cell: CellRef
    readonly kinds: readonly (Share & { readonly category: string })[]
    readonly places: readonly (Omit<Chain, 'cells' | 'scheme'> & { readonly cell: CellRef })[]
    readonly demo: boolean
  }

/** Settled problems looked at; where there are more, the window ends with the last of them, and says so. */
const LOOKED_AT = 2_000
const PAGE = 500

const DAY = 86_400_000

export const windowFrom = (today: Day, days: number): Day =>
  new Date(Date.parse(today) - days * DAY).toISOString().slice(0, 10)

/**
 * Of the problems settled in a cell and below it in the days of the rule, how many came back (S0-21), by kind, and where: the
 * chains of cases. Of released cases alone, as deep as each is told.
 * @throws Fault `cell.unknown`, `scheme.none`
 */
export async function readRecurrence(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  code: string,
): Promise<Recurrence> {
  const { schemes, current } = await loadEverything(ctx)
  const home = current.cell(code) ? current : schemes.findLast((each) => each.cell(code))
  if (!home) throw fault('cell.unknown', 'cell')
  const to = dayOf(ctx.now())
  const { withinDays, nearMetres } = recurrenceRule(ctx.jurisdiction, to)
  const start = windowFrom(to, withinDays)
  const [lines, returns] = await Promise.all([
    linesSince<ClosedLine>(ctx, code, CLOSED_PREFIX, start),
    linesSince<Return>(ctx, code, BACK_PREFIX, start),
  ])
  const closed = lines.found.filter(({ stands }) => stands)
  const named = (id: string) => schemes.find(({ scheme }) => scheme.id === id) ?? current
  return {
    cell: home.ref(code),
    from: lines.whole ? start : (lines.found.at(-1)?.on ?? start),
    to,
    withinDays,
    nearMetres,
    ...shareOf(closed, returns.found),
    kinds: sharesBy(closed, returns.found, ({ category }) => category).map(({ key, ...share }) => ({
      category: key,
      ...share,
    })),
    places: chainsOf(closed, returns.found).map(({ cells, scheme, ...chain }) => ({
      ...chain,
      cell: named(scheme).ref(cells.at(-1) ?? ''),
    })),
    demo: current.scheme.demo,
  }
}

/** The last ones first. */
async function linesSince<Line extends { readonly on: Day }>(
  { views }: Pick<Context, 'views'>,
  cell: string,
  prefix: string,
  start: Day,
): Promise<{ readonly found: readonly Line[]; readonly whole: boolean }> {
  const found: Line[] = []
  let after: string | undefined
  do {
    const page = await views.list({
      pk: recurrencePartition(cell),
      prefix,
      limit: PAGE,
      ...(after && { after }),
    })
    const lines = page.views.map(({ body }) => body as unknown as Line)
    found.push(...lines.filter(({ on }) => on >= start))
    if (lines.some(({ on }) => on < start)) return { found, whole: true }
    after = page.next
  } while (after && found.length < LOOKED_AT)
  return { found, whole: after === undefined }
}
