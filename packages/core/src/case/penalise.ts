import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'

/**
 * Opens the procedure of a penalty. Nobody outside is told before it is decided (reference C3: no enforcement detail before
 * decision).
 * @throws Fault of `actOnCase`
 */
export const penaliseCase = actOnCase({
  name: 'penalise',
  action: 'case.penalise',
  schema: z.strictObject({ text: freeText() }, { error: wrongForm }),
  decide: (_, { text }) => ({ words: { text } }),
})
