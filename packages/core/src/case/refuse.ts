import * as z from 'zod/mini'
import { type Deadline, dayOf } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { meetClock } from './clocks.ts'
import { freeText } from './free-text.ts'
import { demandOffer } from './receiving.ts'

const isPast = (due: Deadline | undefined, now: Date) =>
  due !== undefined && 'date' in due && due.date < dayOf(now)

/**
 * Objects to what was offered, with reasons and in time (by analogy with 信访工作条例 Art 23): it goes back to where it was.
 * When the time is over, silence is nobody's consent: a superior has been told, and it is received or settled.
 * @throws Fault `case.not_offered`, `case.not_receiver`, `case.objection_over`, those of `actOnCase`
 */
export const refuseCase = actOnCase({
  name: 'refuse',
  action: 'case.refuse',
  schema: z.strictObject({ reason: freeText('case.reason_missing') }, { error: wrongForm }),
  decide(state, { reason }, { now, units }) {
    const { to, from, stage, final } = demandOffer(state)
    if (!units.includes(to)) throw fault('case.not_receiver')
    const answer = state.clocks.find(({ key, state: is }) => key === 'transfer.answer' && is === 'running')
    const isOver = answer?.missedOn !== undefined || isPast(answer?.due, now)
    if (final || isOver) throw fault('case.objection_over')
    return {
      to: stage,
      set: {
        transfer: null,
        refusals: state.refusals + 1,
        refusedBy: [...new Set([...state.refusedBy, to])],
        clocks: meetClock(state.clocks, 'transfer.answer', now),
      },
      facts: { to: from, count: state.refusals + 1 },
      words: { reason },
      news: { kind: 'refused', units: [from] },
    }
  },
})
