import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { urgeKinds } from './case.ts'
import { dropClock, renewUrge } from './clocks.ts'

/**
 * A superior takes a case under supervision (督查督办, S2-21): whole, rapid or periodic. From now on the unit reports in the
 * cycle of that class; a report that does not come shows as overdue.
 * @throws Fault of `actOnCase`
 */
export const urgeCase = actOnCase({
  name: 'urge',
  action: 'case.urge',
  schema: z.strictObject({ kind: z.enum(urgeKinds, 'case.urge_unknown') }, { error: wrongForm }),
  decide({ clocks, unit, urge: before }, { kind }, { now, jurisdiction, units }) {
    const urge = { kind, by: units[0] ?? unit }
    const freed = before ? dropClock(clocks, `urge.${before.kind}`, now) : clocks
    return {
      set: { urge, clocks: renewUrge(freed, { urge, unit }, { jurisdiction, now }) },
      facts: { kind },
      news: { kind: 'urged', units: [unit] },
    }
  },
})
