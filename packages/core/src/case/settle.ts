import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { dropClock, startClock } from './clocks.ts'
import { freeText } from './free-text.ts'
import { demandReceiver, isOverBoth, unitSchema } from './receiving.ts'

/**
 * The superior of both decides whose the case is, when they refuse in circles or do not answer (reference C7): it moves at
 * once, the receiver cannot refuse, and it is not transferred again in this round.
 * @throws Fault `case.nothing_to_settle`, `case.not_superior`, `case.unit_unknown`, `case.dispatch_conflict`, those of
 *   `actOnCase`
 */
export const settleCase = actOnCase({
  name: 'settle',
  action: 'case.settle',
  schema: z.strictObject({ to: unitSchema, reason: freeText('case.reason_missing') }, { error: wrongForm }),
  decide(state, { to, reason }, { now, jurisdiction, units, land }) {
    const { transfer, unit } = state
    const isDisputed = transfer === null ? state.refusals > 0 : transfer.agreement === undefined
    if (!isDisputed) throw fault('case.nothing_to_settle')
    demandReceiver(to, state.against, land)
    const sides = [...new Set([to, ...(transfer ? [transfer.to] : []), ...state.refusedBy])]
    if (!sides.every((side) => isOverBoth(units, [unit, side], land))) throw fault('case.not_superior')
    const answered = dropClock(state.clocks, 'transfer.answer', now)
    const moves = to !== unit
    return {
      set: {
        unit: to,
        transfer: null,
        settled: true,
        ...(moves && { senders: [...new Set([...state.senders, unit])].filter((each) => each !== to) }),
        clocks: moves ? startClock(answered, 'transfer.finish', { unit: to, jurisdiction, now }) : answered,
      },
      facts: { to },
      words: { reason },
      news: { kind: 'dispatched', units: [...new Set([to, unit])] },
    }
  },
})
