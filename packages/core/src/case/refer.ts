import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'

export const referrals = ['police', 'judiciary', 'discipline'] as const

/**
 * Refers it to the police, justice or the discipline organ (S1-16); the handling goes on, and nobody outside is told.
 * @throws Fault `case.refer_unknown`, those of `actOnCase`
 */
export const referCase = actOnCase({
  name: 'refer',
  action: 'case.refer',
  schema: z.strictObject(
    { to: z.enum(referrals, 'case.refer_unknown'), text: freeText() },
    { error: wrongForm },
  ),
  decide: (_, { to, text }, { now }) => ({
    set: { referral: { to, on: dayOf(now) } },
    facts: { kind: to },
    words: { text },
  }),
})
