import type { Append } from '@wangge/ledger'
import { countFrom, type Day, dayOf, deadlineRow, lastChoice } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import type { Dispute } from '../tip/tip.ts'
import { appendOf } from './append-of.ts'
import type { Case } from './case.ts'
import { startClock } from './clocks.ts'
import { machine } from './stage.ts'
import { overseerOf } from './who-acts.ts'

export const REVIEW_CLOCK = 'review.finish'

const move = machine.find(({ deed }) => deed === 'dispute')

/** Whether reporters may object to what came of a case now: it is being reviewed, or it ended and their time is not over. */
export function isDisputable(state: Case, now: Date): 'yes' | 'open' | 'over' {
  if (state.stage === 'reviewing') return 'yes'
  if (!move?.from.includes(state.stage)) return 'open'
  const end = disputableUntil(state)
  return end === undefined || dayOf(now) <= end ? 'yes' : 'over'
}

/** The last day on which a reporter may object; undefined where no row says so. While a year's table is missing no day of rest prolongs it. */
function disputableUntil({ closedAt, steps, jurisdiction }: Case): Day | undefined {
  const ended = closedAt === null ? steps.findLast(({ event }) => event === 'not-accept')?.at : closedAt
  if (ended === undefined) return undefined
  const day = closedAt === null ? ended.slice(0, 10) : dayOf(new Date(ended))
  const row = deadlineRow('dispute.window', jurisdiction, day)
  if (!row) return undefined
  const last = countFrom(row, day)
  return 'date' in last ? last.date : lastChoice(row, day)
}

/**
 * The review of an outcome a reporter objects to, one level up, to be appended with what the reporter said. Nothing where one
 * runs already: the second objection adds to it.
 */
export function openReview(
  ctx: Pick<Context, 'keys' | 'now' | 'random'>,
  { seq, state }: { readonly seq: number; readonly state: Case },
  by: string,
  kind: Dispute,
): Pick<Append, 'streams' | 'outbox'> | undefined {
  if (!move?.from.includes(state.stage)) return undefined
  const now = ctx.now()
  const { jurisdiction } = state
  const unit = overseerOf(state, state.unit)
  const clocks = startClock(state.clocks, REVIEW_CLOCK, { unit, jurisdiction, now })
  return appendOf(ctx, {
    state,
    seq,
    by,
    move,
    done: {
      set: { clocks, review: { kind, unit, openedOn: dayOf(now), stage: state.stage } },
      facts: { kind },
      news: { kind: 'disputed', units: [unit] },
    },
  })
}
