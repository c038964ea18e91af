import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { meetClock } from './clocks.ts'
import { freeText } from './free-text.ts'

/**
 * Goes on with a case that was closed for a stage, or held.
 * @throws Fault of `actOnCase`
 */
export const resumeCase = actOnCase({
  name: 'resume',
  action: 'case.resume',
  schema: z.strictObject({ text: z.optional(freeText('case.text_invalid')) }, { error: wrongForm }),
  decide({ clocks }, { text }, { now }) {
    const met = ['stage.next', 'hold.review'].reduce((left, key) => meetClock(left, key, now), clocks)
    return { set: { clocks: met }, ...(text !== undefined && { words: { text } }) }
  },
})
