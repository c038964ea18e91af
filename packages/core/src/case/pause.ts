import * as z from 'zod/mini'
import { dayOf, deadlineRow } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { isMissed, pauseClock } from './clocks.ts'
import { freeText } from './free-text.ts'
import pauses from './pauses.json' with { type: 'json' }

/**
 * Stops a clock for a reason its row allows (reference C1). Everybody sees that it stands still and why; for how long it may
 * is a clock of its own.
 * @throws Fault `case.clock_unknown`, `case.clock_over`, `case.pause_unknown`, those of `actOnCase`
 */
export const pauseCase = actOnCase({
  name: 'pause',
  action: 'case.pause',
  schema: z.strictObject(
    {
      clock: z.string('case.clock_unknown'),
      reason: z.enum(
        pauses.map(({ code }) => code),
        'case.pause_unknown',
      ),
      text: freeText(),
    },
    { error: wrongForm },
  ),
  decide({ clocks, unit }, { clock: key, reason, text }, { now, jurisdiction }) {
    const clock = clocks.find((each) => each.key === key && each.state === 'running')
    if (!clock) throw fault('case.clock_unknown', 'clock')
    if (isMissed(clock, dayOf(now))) throw fault('case.clock_over', 'clock')
    const row = deadlineRow(key, jurisdiction, clock.startedOn)
    if (!row?.pauses.includes(reason)) throw fault('case.pause_unknown', 'reason')
    return {
      set: { clocks: pauseClock(clocks, key, { unit, jurisdiction, now }) },
      facts: { clock: key, reason },
      words: { text },
    }
  },
})
