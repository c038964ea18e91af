import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { continueClock } from './clocks.ts'

/**
 * Lets a clock run again that stood still; its last day is as much later as it stood.
 * @throws Fault `case.clock_unknown`, those of `actOnCase`
 */
export const goOnCase = actOnCase({
  name: 'go-on',
  action: 'case.pause',
  schema: z.strictObject({ clock: z.string('case.clock_unknown') }, { error: wrongForm }),
  decide({ clocks }, { clock: key }, { now, jurisdiction }) {
    if (!clocks.some((each) => each.key === key && each.state === 'paused'))
      throw fault('case.clock_unknown', 'clock')
    const after = continueClock(clocks, key, { jurisdiction, now })
    const due = after.find((each) => each.key === key && each.state === 'running')?.due
    return { set: { clocks: after }, facts: { clock: key, ...(due && 'date' in due && { due: due.date }) } }
  },
})
