import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { meetClock, startClock } from './clocks.ts'
import { demandOffer, demandReceiver } from './receiving.ts'

/**
 * Takes over what was offered: from now on the receiver handles it and must finish in the set time (S0-16); the sender
 * hears of it now, and of its end.
 * @throws Fault `case.not_offered`, `case.not_receiver`, `case.dispatch_conflict`, those of `actOnCase`
 */
export const receiveCase = actOnCase({
  name: 'receive',
  action: 'case.receive',
  schema: z.strictObject({}, { error: wrongForm }),
  decide(state, _, { now, jurisdiction, units, land }) {
    const { to, from } = demandOffer(state)
    if (!units.includes(to)) throw fault('case.not_receiver')
    demandReceiver(to, state.against, land)
    const answered = meetClock(state.clocks, 'transfer.answer', now)
    return {
      set: {
        unit: to,
        transfer: null,
        senders: [...new Set([...state.senders, from])].filter((unit) => unit !== to),
        clocks: startClock(answered, 'transfer.finish', { unit: to, jurisdiction, now }),
      },
      facts: { to },
      news: { kind: 'received', units: [from] },
    }
  },
})
