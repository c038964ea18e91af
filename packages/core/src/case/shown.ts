import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { inForce } from '../dated.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import rules from './publish-rules.json' with { type: 'json' }
import { readReports, reportsWithin } from './reports.ts'

type Land = Pick<LoadedScheme, 'cell' | 'facts' | 'scheme'>

/** From how many residents and reports on a lowest cell is named in public (threat T5). */
export function publishRule(jurisdiction: string, day: string) {
  const rule = inForce(rules, jurisdiction, day)
  if (!rule) throw new Error(`no rule says in ${jurisdiction} how small a cell may show`)
  return rule
}

/**
 * The public part of a chain of cells, top first. A lowest cell shows only where enough people are known to live and
 * enough reports came; what lies above it unless it is known to be too small; a grid point, which is one site, never.
 */
export function shownPart(
  { cell, facts, scheme }: Land,
  codes: readonly string[],
  reports: number,
  { populationAtLeast, reportsAtLeast }: ReturnType<typeof publishRule>,
): readonly string[] {
  const isPoint = (code: string) =>
    scheme.levels.some(({ kind, points }) => points && kind === cell(code)?.level)
  const mayShow = (code: string) => {
    const { population } = facts(code)
    if (isPoint(code)) return false
    if (cell(code)?.children.every(isPoint) ?? true)
      return population !== undefined && population >= populationAtLeast && reports >= reportsAtLeast
    return population === undefined || population >= populationAtLeast
  }
  return codes.slice(0, Math.max(codes.findLastIndex(mayShow), 0) + 1)
}

/** What shows of a chain while its lowest cell has fewer reports than the rule asks for. */
export const shownAtLeast = (land: Land, codes: readonly string[], jurisdiction: string, now: Date) =>
  shownPart(land, codes, 0, publishRule(jurisdiction, dayOf(now)))

/** What shows of a chain on a day, by the reports its lowest cell has had until then. */
export async function shownOn(
  ctx: Pick<Context, 'ledger' | 'keys' | 'jurisdiction'>,
  land: Land,
  codes: readonly string[],
  at: Date,
): Promise<readonly string[]> {
  const day = dayOf(at)
  const rule = publishRule(ctx.jurisdiction, day)
  const { reports } = await readReports(ctx, codes.at(-1) ?? '')
  return shownPart(land, codes, reportsWithin(reports, rule.months, day), rule)
}
