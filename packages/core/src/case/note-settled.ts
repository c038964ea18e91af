import type { RegisterChange } from '@wangge/ledger'
import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import type { Case } from './case.ts'
import { placeOf } from './place-of.ts'
import { readReports, reportsOf, sealReports, settledSince, withSettling } from './reports.ts'
import { recurrenceRule, spotOf } from './same-problem.ts'
import { readSettled, sealSettled, settledIn, withSettled } from './settled.ts'

/**
 * What a closing changes beside its case, so that its problem is known again: the settled problems of its cell and kind, and once
 * a month the mark in the cell's register of reports that there are any. Nothing where it was untrue, is a part of another
 * case, or has neither a source nor a point.
 */
export async function noteSettled(
  ctx: Pick<Context, 'ledger' | 'keys' | 'random' | 'now' | 'jurisdiction'>,
  state: Case,
): Promise<readonly RegisterChange[]> {
  const { no, cells, category, site, outcome, partOf } = state
  if (outcome === null || outcome.verdict === 'untrue' || partOf !== null) return []
  const spot = spotOf(site, await placeOf(ctx, state))
  if (Object.keys(spot).length === 0) return []
  const cell = cells.at(-1) ?? ''
  const on = dayOf(ctx.now())
  const { withinDays } = recurrenceRule(ctx.jurisdiction, on)
  const [{ version, settled }, { version: seen, reports }] = await Promise.all([
    readSettled(ctx, cell, category),
    readReports(ctx, cell),
  ])
  const box = sealSettled(ctx, cell, category, withSettled(settled, { ...spot, no, on }, withinDays))
  return [
    { key: settledIn(cell, category), after: version, box },
    ...(settledSince(reports, 0, on)
      ? []
      : [{ key: reportsOf(cell), after: seen, box: sealReports(ctx, cell, withSettling(reports, on)) }]),
  ]
}
