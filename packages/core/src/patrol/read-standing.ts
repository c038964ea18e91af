import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readDeeds, seatsUnder } from '../officer/read.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { dutiesOf, type PatrolRule, patrolRules, rulesOf } from './compliance.ts'
import { monthOf } from './patrol.ts'
import type { Count } from './read-compliance.ts'
import { monthPartition, PATROL_PREFIX, type PatrolView } from './view.ts'

export type CellStanding = Pick<Count, 'due' | 'counted' | 'visits'>

const PAGE = 100

/**
 * What `readCompliance` sums of this month for a cell with all below it, for the page of each cell: it reads only what is kept of
 * cells and posts whose codes begin as all of theirs do, which is its own branch where codes are those of the divisions of China.
 * @throws Fault `cell.unknown`, `scheme.none`
 */
export async function readStanding(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>,
  cell: string,
  rules: readonly PatrolRule[] = patrolRules,
): Promise<CellStanding> {
  const month = monthOf(dayOf(ctx.now()))
  const loaded = await loadScheme(ctx)
  if (!loaded.cell(cell)) throw fault('cell.unknown', 'cell')
  const codes = branchOf(loaded, cell)
  const start = commonStart(codes)
  const [views, deeds] = await Promise.all([viewsFrom(ctx, month, start), readDeeds(ctx, { start })])
  const stands = codes.flatMap((code) => {
    const visits = views.get(code)?.visits ?? []
    const asked = rulesOf(rules, ctx.jurisdiction, month, loaded.cell(code)?.level ?? '')
    const duties = asked.length > 0 ? dutiesOf(asked, seatsUnder(loaded, code, deeds), visits) : []
    return [{ due: 0, counted: 0, visits: visits.length }, ...duties.map((duty) => ({ ...duty, visits: 0 }))]
  })
  const sum = (of: keyof CellStanding) => stands.reduce((total, each) => total + each[of], 0)
  return { due: sum('due'), counted: sum('counted'), visits: sum('visits') }
}

const branchOf = (loaded: LoadedScheme, top: string): readonly string[] => [
  top,
  ...(loaded.cell(top)?.children ?? []).flatMap((child) => branchOf(loaded, child)),
]

/** What all of some words begin with; nothing where they have nothing in common. */
export function commonStart(words: readonly string[]): string {
  let start = words[0] ?? ''
  for (const word of words) while (!word.startsWith(start)) start = start.slice(0, -1)
  return start
}

async function viewsFrom(
  { views }: Pick<Context, 'views'>,
  month: string,
  start: string,
): Promise<ReadonlyMap<string, PatrolView>> {
  const found: PatrolView[] = []
  let after: string | undefined
  do {
    const list = { pk: monthPartition(month), prefix: `${PATROL_PREFIX}${start}`, limit: PAGE }
    const page = await views.list({ ...list, ...(after && { after }) })
    found.push(...page.views.map(({ body }) => body as PatrolView))
    after = page.next
  } while (after)
  return new Map(found.map((view) => [view.cell, view]))
}
