import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { type Case, caseStream, isProved } from './case.ts'
import { type Reports, settledSince } from './reports.ts'
import { isSameSpot, recurrenceRule, type Spot } from './same-problem.ts'
import { isWithin, readSettled } from './settled.ts'

/** A problem that opens a case: its cell, its kind, and where it is. */
export type Problem = Spot & { readonly cell: string; readonly category: string }

export type Back = Pick<Case, 'follows' | 'recurrence'>

const fresh: Back = { follows: null, recurrence: 0 }

/**
 * The case a new one follows (整治-反弹-再整治, S0-21): of the cases of the same kind in its cell, of the same source or near
 * the same place, that stand closed and not as untrue since the rule's days at most, the one closed last; and how many times in
 * a row the problem has come back by now. However many reports came meanwhile. Where nothing was settled in the cell of late it
 * costs no read.
 */
export async function cameBack(
  ctx: Pick<Context, 'ledger' | 'keys' | 'jurisdiction' | 'now'>,
  reports: Reports,
  { cell, category, ...spot }: Problem,
): Promise<Back> {
  const today = dayOf(ctx.now())
  const { nearMetres, withinDays } = recurrenceRule(ctx.jurisdiction, today)
  if (!settledSince(reports, withinDays, today)) return fresh
  const { settled } = await readSettled(ctx, cell, category)
  const same = settled.filter(
    (each) => isWithin(each.on, today, withinDays) && isSameSpot(each, spot, nearMetres),
  )
  // The register names the cases; whether one still stands closed says its own head. The last closed comes first.
  for (const { no } of same) {
    const last = (await ctx.ledger.head(caseStream(no)))?.state as Case | undefined
    if (last && isProved(last)) return { follows: last.no, recurrence: last.recurrence + 1 }
  }
  return fresh
}
