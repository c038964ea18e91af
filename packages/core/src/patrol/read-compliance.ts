import type { CellRef } from '@wangge/grid'
import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readDeeds, seatsUnder } from '../officer/read.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { type Duty, dayOfMonth, dutiesOf, type PatrolRule, patrolRules, rulesOf } from './compliance.ts'
import { isMonth, monthOf } from './patrol.ts'
import { monthPartition, PATROL_PREFIX, type PatrolView } from './view.ts'

/** Numbers of a cell with all below it. */
export type Count = {
  readonly due: number
  /** Visits that were due and done; never more than `due`. */
  readonly counted: number
  /** All visits, by whomever. */
  readonly visits: number
  /** Owed for good: 0 while the month runs. */
  readonly overdue: number
  /** Problems found by patrols themselves: those mended on the spot, and those that became cases (S3-17). */
  readonly fixed: number
  readonly opened: number
}

export type Compliance = {
  /** `2026-11` */
  readonly month: string
  readonly over: boolean
  readonly scheme: string
  /** From the top down to the cell asked for. */
  readonly chain: readonly CellRef[]
  readonly cell: CellRef
  /** The duties of the cell's own people. */
  readonly duties: readonly Duty[]
  readonly total: Count
  readonly rows: readonly (Count & { readonly cell: CellRef })[]
  /** What was found, by category. */
  readonly found: Readonly<Record<string, number>>
  /** Visits of the month in cells that the scheme by which it is measured does not have any more. */
  readonly gone: number
  readonly demo: boolean
}

type Reads = Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>

const PAGE = 100

/**
 * Patrols due and done in a month, of a cell and all below it, the whole grid unless a cell is asked for. Measured by the rules of the month's
 * first day, and by the cells and seats of its last, or today's.
 * @throws Fault `patrol.month_invalid`, `cell.unknown`, `scheme.none`
 */
export async function readCompliance(
  ctx: Reads,
  {
    month: asked,
    cell: wanted,
  }: { readonly month?: string | undefined; readonly cell?: string | undefined } = {},
  rules: readonly PatrolRule[] = patrolRules,
): Promise<Compliance> {
  const now = ctx.now()
  const thisMonth = monthOf(dayOf(now))
  const month = asked ?? thisMonth
  if (!isMonth(month) || month > thisMonth) throw fault('patrol.month_invalid', 'month')
  const over = month < thisMonth
  const [loaded, views, deeds] = await Promise.all([
    loadScheme(ctx, dayOfMonth(month, now)),
    viewsOf(ctx, month),
    readDeeds(ctx),
  ])
  const code = wanted ?? loaded.root.code
  const cell = loaded.cell(code)
  if (!cell) throw fault('cell.unknown', 'cell')
  const dutiesIn = (each: string) =>
    dutiesOf(
      rulesOf(rules, ctx.jurisdiction, month, loaded.cell(each)?.level ?? ''),
      seatsUnder(loaded, each, deeds),
      views.get(each)?.visits ?? [],
    )
  const count = (top: string): Count => {
    const codes = below(loaded, top)
    const duties = codes.flatMap(dutiesIn)
    const shown = codes.flatMap((each) => views.get(each) ?? [])
    const [due, counted] = [sum(duties, (duty) => duty.due), sum(duties, (duty) => duty.counted)]
    return {
      due,
      counted,
      visits: sum(shown, ({ visits }) => visits.length),
      overdue: over ? due - counted : 0,
      fixed: sum(shown, ({ results }) => results.fixed),
      opened: sum(shown, ({ results }) => results.case),
    }
  }
  const inCell = new Set(below(loaded, code))
  const gone = [...views.values()].filter((view) => !loaded.cell(view.cell))
  return {
    month,
    over,
    scheme: loaded.scheme.id,
    chain: loaded.chain(code),
    cell: loaded.ref(code),
    duties: dutiesIn(code),
    total: count(code),
    rows: cell.children.map((child) => ({ cell: loaded.ref(child), ...count(child) })),
    found: foundIn([...views.values()].filter((view) => inCell.has(view.cell))),
    gone: sum(gone, ({ visits }) => visits.length),
    demo: loaded.scheme.demo,
  }
}

/** A cell and all below it. */
const below = (loaded: LoadedScheme, top: string): readonly string[] => [
  top,
  ...(loaded.cell(top)?.children ?? []).flatMap((child) => below(loaded, child)),
]

const sum = <T>(of: readonly T[], number: (each: T) => number): number =>
  of.reduce((total, each) => total + number(each), 0)

function foundIn(views: readonly PatrolView[]): Readonly<Record<string, number>> {
  const all = views.flatMap(({ found }) => Object.entries(found))
  return Object.fromEntries(
    [...Map.groupBy(all, ([category]) => category)].map(([category, each]) => [
      category,
      sum(each, ([, number]) => number),
    ]),
  )
}

async function viewsOf(
  { views }: Pick<Context, 'views'>,
  month: string,
): Promise<ReadonlyMap<string, PatrolView>> {
  const found: PatrolView[] = []
  let after: string | undefined
  do {
    const page = await views.list({
      pk: monthPartition(month),
      prefix: PATROL_PREFIX,
      limit: PAGE,
      ...(after && { after }),
    })
    found.push(...page.views.map(({ body }) => body as PatrolView))
    after = page.next
  } while (after)
  return new Map(found.map((view) => [view.cell, view]))
}
