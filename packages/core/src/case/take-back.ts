import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { dropClock } from './clocks.ts'
import { freeText } from './free-text.ts'
import { isReached } from './receiving.ts'

/**
 * The sender handles it after all: the neighbour refused it, or it was offered by mistake. It is where it was before.
 * @throws Fault `case.not_handed_over`, `staff.denied` for the receiver, those of `actOnCase`
 */
export const takeBackCase = actOnCase({
  name: 'take-back',
  action: 'case.transfer',
  schema: z.strictObject({ reason: freeText('case.reason_missing') }, { error: wrongForm }),
  decide({ transfer, clocks }, { reason }, { now, units, land }) {
    if (transfer === null) throw fault('case.not_handed_over')
    if (!isReached(transfer.from, units, land)) throw fault('staff.denied')
    return {
      to: transfer.stage,
      set: { transfer: null, clocks: dropClock(clocks, 'transfer.answer', now) },
      words: { reason },
      ...(transfer.agreement === undefined && {
        news: { kind: 'dispatched' as const, units: [transfer.from] },
      }),
    }
  },
})
