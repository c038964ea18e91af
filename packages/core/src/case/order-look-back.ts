import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { startClock } from './clocks.ts'
import { LOOK_BACK_CLOCK } from './plan-look-back.ts'
import { overseerOf } from './who-acts.ts'

/**
 * A superior orders that a closed case is looked at once more (回头看, S1-19), as where problems keep coming back: by the unit above the one
 * that handled it, with a clock. What an earlier look-back found stays in its step.
 * @throws Fault `case.look_back_stands` while one is still to be done, those of `actOnCase`
 */
export const orderLookBack = actOnCase({
  name: 'order-look-back',
  action: 'case.order-look-back',
  schema: z.strictObject({}, { error: wrongForm }),
  decide(state, _, { now, jurisdiction }) {
    const { lookBack, unit, clocks } = state
    if (lookBack !== null && lookBack.result === null) throw fault('case.look_back_stands')
    const looking = overseerOf(state, unit)
    const running = startClock(clocks, LOOK_BACK_CLOCK, { unit: looking, jurisdiction, now })
    const due = running.findLast(({ key }) => key === LOOK_BACK_CLOCK)?.due
    return {
      set: { lookBack: { trigger: 'superior', result: null, doneOn: null, by: null }, clocks: running },
      facts: { clock: LOOK_BACK_CLOCK, ...(due && 'date' in due && { due: due.date }) },
      news: { kind: 'to-look-back', units: [looking] },
    }
  },
})
