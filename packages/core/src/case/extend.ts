import * as z from 'zod/mini'
import { dayOf, deadlineRow } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { sayToReporter } from '../tip/say.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { tipsOf } from './case-tips.ts'
import { extendClock, isEnded, isMissed } from './clocks.ts'
import { freeText } from './free-text.ts'

/** The one deadline that may be extended (reference B2.2, C1 tip.extend). */
const EXTENDED = 'tip.finish'

/** Reporters told at once: all of them stand or fall in one transaction, which holds a hundred items. */
const TOLD = 20

/**
 * Adds days to the time in which the case must be finished: by a superior who had no part in handling it, within what the row
 * `tip.extend_max` allows in all, never once it has run out. The reporters are told why.
 * @throws Fault `case.clock_unknown`, `case.clock_over`, `case.extended_too_far`, those of `actOnCase`
 */
export const extendCase = actOnCase({
  name: 'extend',
  action: 'case.extend',
  schema: z.strictObject(
    {
      days: z.int('case.days_invalid').check(z.gte(1, 'case.days_invalid'), z.lte(365, 'case.days_invalid')),
      reason: freeText('case.reason_missing'),
    },
    { error: wrongForm },
  ),
  async gather(ctx, state, { reason }) {
    const tips = (await tipsOf(ctx, state)).slice(0, TOLD)
    return { streams: tips.flatMap((head) => sayToReporter(ctx, head, reason) ?? []) }
  },
  decide({ clocks }, { days, reason }, { now, jurisdiction, streams }) {
    const clock = clocks.find((each) => each.key === EXTENDED && !isEnded(each))
    if (!clock) throw fault('case.clock_unknown')
    if (isMissed(clock, dayOf(now))) throw fault('case.clock_over')
    const most = deadlineRow('tip.extend_max', jurisdiction, dayOf(now))?.value ?? 0
    if ((clock.extended ?? 0) + days > most) throw fault('case.extended_too_far', 'days')
    const after = extendClock(clocks, EXTENDED, days, jurisdiction)
    const due = after.find((each) => each.key === EXTENDED && !isEnded(each))?.due
    return {
      set: { clocks: after },
      facts: { clock: EXTENDED, count: days, ...(due && 'date' in due && { due: due.date }) },
      words: { reason },
      streams,
    }
  },
})
