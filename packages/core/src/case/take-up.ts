import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'

/**
 * Somebody begins to look at a case before it is decided whether it is taken on.
 * @throws Fault of `actOnCase`
 */
export const takeUpCase = actOnCase({
  name: 'take-up',
  action: 'case.take-up',
  schema: z.strictObject({}, { error: wrongForm }),
  decide: () => ({}),
})
