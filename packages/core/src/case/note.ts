import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'

/**
 * A note in the file of the case, for the desk alone.
 * @throws Fault of `actOnCase`
 */
export const noteCase = actOnCase({
  name: 'note',
  action: 'case.note',
  schema: z.strictObject({ text: freeText() }, { error: wrongForm }),
  decide: (_, { text }) => ({ words: { text } }),
})
