import type { RegisterChange } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Assignment } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'
import { readReports, reportsOf, sealReports, withoutReport } from './reports.ts'
import { readSettled, sealSettled, settledIn } from './settled.ts'

/**
 * What an erased tip leaves in the registers of its cell: its fingerprint among the reports, its point among the problems that were
 * settled. A source stays known, which is no place of the reporter's. Nothing changes where the tip joined another's case.
 */
export async function forgetPlace(
  ctx: Pick<Context, 'ledger' | 'keys' | 'random'>,
  { cell, case: no, way }: Pick<Assignment, 'cell' | 'case' | 'way'>,
): Promise<readonly RegisterChange[]> {
  if (way !== 'opened') return []
  const state = (await ctx.ledger.head(caseStream(no)))?.state as Case | undefined
  const { version, reports } = await readReports(ctx, cell)
  const isKnown = reports.recent.some((known) => known.case === no)
  return [
    ...(isKnown
      ? [{ key: reportsOf(cell), after: version, box: sealReports(ctx, cell, withoutReport(reports, no)) }]
      : []),
    ...(state ? await withoutPoint(ctx, state) : []),
  ]
}

async function withoutPoint(
  ctx: Pick<Context, 'ledger' | 'keys' | 'random'>,
  { no, cells, category }: Case,
): Promise<readonly RegisterChange[]> {
  const cell = cells.at(-1) ?? ''
  const { version, settled } = await readSettled(ctx, cell, category)
  if (!settled.some((each) => each.no === no && each.point)) return []
  const left = settled.flatMap((each) => {
    if (each.no !== no) return [each]
    return each.site === undefined ? [] : [{ no, on: each.on, site: each.site }]
  })
  return [{ key: settledIn(cell, category), after: version, box: sealSettled(ctx, cell, category, left) }]
}
