import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'
import { daySchema, demandLater } from './later-day.ts'

/**
 * Orders those responsible to mend it, by a day where one is set. The order itself is for the desk (reference C3: no
 * enforcement detail before decision).
 * @throws Fault `case.day_invalid`, those of `actOnCase`
 */
export const rectifyCase = actOnCase({
  name: 'rectify',
  action: 'case.rectify',
  schema: z.strictObject({ text: freeText(), on: z.optional(daySchema) }, { error: wrongForm }),
  decide(_, { text, on }, { now }) {
    if (on !== undefined) demandLater(on, now, 'on')
    return { words: { text, ...(on !== undefined && { on }) } }
  },
})
