import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { renewUrge } from './clocks.ts'
import { freeText } from './free-text.ts'

/**
 * Reports how far the handling is, for those who oversee it. Where it is urged, the next report is due one cycle later.
 * @throws Fault of `actOnCase`
 */
export const progressCase = actOnCase({
  name: 'progress',
  action: 'case.progress',
  schema: z.strictObject({ text: freeText() }, { error: wrongForm }),
  decide({ clocks, urge, unit }, { text }, { now, jurisdiction }) {
    if (urge === null) return { words: { text } }
    return { words: { text }, set: { clocks: renewUrge(clocks, { urge, unit }, { jurisdiction, now }) } }
  },
})
