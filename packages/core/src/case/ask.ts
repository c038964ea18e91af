import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { sayToReporter } from '../tip/say.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { tipsOf } from './case-tips.ts'
import { freeText } from './free-text.ts'

/** Reporters of one case asked at once: all of them stand or fall in one transaction. */
const ASKED = 10

/**
 * Asks the reporters for what is missing: the question stands in the threads of their tips, and the case waits for more
 * (待补充). The clock of the acceptance runs on, unless it is paused.
 * @throws Fault `case.nobody_to_ask`, those of `actOnCase`
 */
export const askCase = actOnCase({
  name: 'ask',
  action: 'case.ask',
  schema: z.strictObject({ text: freeText() }, { error: wrongForm }),
  async gather(ctx, state, { text }) {
    const tips = await tipsOf(ctx, state)
    const asked = tips.flatMap((head) => sayToReporter(ctx, head, text) ?? [])
    return { asked: asked.slice(0, ASKED) }
  },
  decide(_, { text }, { asked }) {
    if (asked.length === 0) throw fault('case.nobody_to_ask')
    return { words: { text }, streams: asked }
  },
})
