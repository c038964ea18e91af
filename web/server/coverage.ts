import { type Day, dayOf } from '@wangge/core/calendar'
import { fault } from '@wangge/core/fault'
import { schemeOn } from '@wangge/core/scheme'
import type { CoverageReport } from '@wangge/core/scheme/coverage'
import { loadTimeline } from '@wangge/core/scheme/load'
import { readCoverage } from '@wangge/core/scheme/read-coverage'
import { ctx } from './context.ts'
import { type Term, termsOf, usualDay } from './time-line.ts'

export type AskedCoverage = { readonly term: Term; readonly report: CoverageReport }

/**
 * The coverage of a scheme on a day. Without an id it is the scheme in force on that day; without a day the usual day of
 * that scheme. With a cell it is that of the cell and all below it.
 * @throws Fault `scheme.none`, `scheme.unknown` on `scheme`, `cell.unknown` on `cell`
 */
export async function askedCoverage(
  id: string | undefined,
  day: Day | undefined,
  cell?: string,
): Promise<AskedCoverage> {
  const timeline = await loadTimeline(ctx)
  const today = dayOf(ctx.now())
  const wanted = id ?? schemeOn(timeline, day ?? today)?.id
  const term = termsOf(timeline).find(({ scheme }) => scheme.id === wanted)
  if (!term) throw id === undefined ? fault('scheme.none') : fault('scheme.unknown', 'scheme')
  const report = await readCoverage(ctx, { id: term.scheme.id, day: day ?? usualDay(term, today), cell })
  return { term, report }
}
