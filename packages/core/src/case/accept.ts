import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { meetClock, startClock } from './clocks.ts'

/**
 * Takes the case on: from now on it must be investigated and finished in time (reference C1 tip.start, tip.finish).
 * @throws Fault of `actOnCase`
 */
export const acceptCase = actOnCase({
  name: 'accept',
  action: 'case.accept',
  schema: z.strictObject({}, { error: wrongForm }),
  decide({ clocks, unit }, _, { now, jurisdiction }) {
    const started = ['tip.start', 'tip.finish'].reduce(
      (running, key) => startClock(running, key, { unit, jurisdiction, now }),
      meetClock(clocks, 'tip.accept', now),
    )
    return { set: { clocks: started } }
  },
})
