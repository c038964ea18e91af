import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'
import { demandReceiver, isReached, unitSchema } from './receiving.ts'

const MOST = 10

/**
 * Forms a joint enforcement (联合执法, S2-24): the lead unit handles the case and concludes it; the others see it on their
 * desk, go there and report. A new one takes the place of the one before.
 * @throws Fault `case.team_invalid`, `case.unit_unknown`, `case.dispatch_conflict`, `case.out_of_reach`, those of
 *   `actOnCase`
 */
export const teamOnCase = actOnCase({
  name: 'team',
  action: 'case.team',
  schema: z.strictObject(
    {
      lead: unitSchema,
      members: z
        .array(unitSchema, 'case.team_invalid')
        .check(z.minLength(1, 'case.team_invalid'), z.maxLength(MOST, 'case.team_invalid')),
      text: freeText(),
    },
    { error: wrongForm },
  ),
  decide(state, { lead, members, text }, { units, land }) {
    const all = [lead, ...members]
    if (new Set(all).size < all.length) throw fault('case.team_invalid', 'members')
    for (const [i, unit] of all.entries()) {
      const field = i === 0 ? 'lead' : `members.${i - 1}`
      demandReceiver(unit, state.against, land, field)
      if (!isReached(unit, units, land)) throw fault('case.out_of_reach', field)
    }
    return {
      set: { unit: lead, team: { lead, members } },
      facts: { to: lead, count: members.length },
      words: { text },
      news: { kind: 'dispatched', units: all },
    }
  },
})
