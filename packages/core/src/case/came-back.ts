import { locate } from '@wangge/grid'
import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { withFormerCodes } from '../scheme/former-codes.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import { type Case, caseStream, isProved } from './case.ts'
import { type Reports, settledSince } from './reports.ts'
import { isSameSpot, recurrenceRule, type Spot } from './same-problem.ts'
import { isWithin, readSettled, type Settled } from './settled.ts'

/** A problem that opens a case: its cell, its kind, and where it is. */
export type Problem = Spot & { readonly cell: string; readonly category: string }

export type Back = Pick<Case, 'follows' | 'recurrence'>

const fresh: Back = { follows: null, recurrence: 0 }

type Reads = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now'>

/**
 * The case a new one follows (整治-反弹-再整治, S0-21): of the cases of the same kind, of the same source or near the same
 * place, that stand closed and not as untrue since the rule's days at most, the one closed last; and how many times in a row the
 * problem has come back by now. However many reports came meanwhile, over the border of a cell, and under the code it had before a
 * reform. Where there is neither a source nor a point there is nothing to compare. Where there was no reform, no border is near and
 * nothing was settled of late it costs no read.
 */
export async function cameBack(
  ctx: Reads,
  loaded: LoadedScheme,
  reports: Reports,
  { cell, category, ...spot }: Problem,
): Promise<Back> {
  if (Object.keys(spot).length === 0) return fresh
  const today = dayOf(ctx.now())
  const { nearMetres, withinDays } = recurrenceRule(ctx.jurisdiction, today)
  const codesOf = (codes: readonly string[]) => (loaded.reformed ? withFormerCodes(ctx, codes) : codes)
  const [home, around] = await Promise.all([codesOf([cell]), codesOf(leavesWithin(loaded, spot, nearMetres))])
  const cells = [...new Set([...home, ...around])].filter(
    (each) => each !== cell || settledSince(reports, withinDays, today),
  )
  const settled = (await Promise.all(cells.map((each) => readSettled(ctx, each, category)))).flatMap(
    (register) => register.settled,
  )
  // A source is a cell of its own, so a reform may have given it another code.
  const isSameSource = ({ site }: Settled) =>
    spot.site !== undefined && site !== undefined && home.includes(site)
  const same = settled
    .filter((each) => isWithin(each.on, today, withinDays))
    .filter((each) => isSameSpot(each, spot, nearMetres) || isSameSource(each))
    .toSorted((a, b) => (a.on === b.on ? 0 : a.on > b.on ? -1 : 1))
  const last = await lastStanding(ctx, same)
  return last ? { follows: last.no, recurrence: last.recurrence + 1 } : fresh
}

/** The registers name the cases by day; whether one still stands closed, and since when, says its own head. */
async function lastStanding({ ledger }: Reads, settled: readonly Settled[]): Promise<Case | undefined> {
  for (const [, ofDay] of Map.groupBy(settled, ({ on }) => on)) {
    const heads = await Promise.all(ofDay.map(({ no }) => ledger.head(caseStream(no))))
    const standing = heads
      .map((head) => head?.state as Case | undefined)
      .filter((each) => each && isProved(each))
    if (standing.length > 0)
      return standing.reduce((a, b) => ((b?.closedAt ?? '') > (a?.closedAt ?? '') ? b : a))
  }
  return undefined
}

/** Other cells in which a problem of this place may have been settled. */
const leavesWithin = ({ index }: LoadedScheme, { point }: Spot, metres: number): readonly string[] =>
  point ? locate(index, { ...point, datum: 'wgs84' }, metres).neighbours.map(({ code }) => code) : []
