import * as z from 'zod/mini'
import { answerTip } from '../tip/say.ts'
import { tipStream, wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { endClocks } from './clocks.ts'
import doors from './doors.json' with { type: 'json' }
import { freeText } from './free-text.ts'
import { forgetFrom } from './retention.ts'

/** Why a case is not taken on (reference C3). */
export const refusalReasons = ['unclear', 'not-ours', 'final', 'court'] as const

const doorCodes = doors.map(({ code }) => code)

/**
 * Does not take the case on, and tells the reporter why, and whose it is where it is somebody else's (reference C3
 * not_accepted): the answer stands in the thread of the tip with the decision. Those who joined are answered next.
 * @throws Fault `case.reason_unknown`, `case.door_missing`, `case.reply_missing`, those of `actOnCase`
 */
export const notAcceptCase = actOnCase({
  name: 'not-accept',
  action: 'case.not-accept',
  schema: z
    .strictObject(
      {
        reason: z.enum(refusalReasons, 'case.reason_unknown'),
        door: z.optional(z.enum(doorCodes, 'case.door_missing')),
        text: freeText('case.reply_missing'),
      },
      { error: wrongForm },
    )
    .check(
      z.refine(({ reason, door }) => reason !== 'not-ours' || door !== undefined, {
        error: 'case.door_missing',
        path: ['door'],
      }),
    ),
  async gather(ctx, { tip, round }, { text }) {
    const head = tip === null ? undefined : await ctx.ledger.head(tipStream(tip))
    const answered = head && answerTip(ctx, head, text, round)
    return { answered: answered ? [answered] : [] }
  },
  decide({ clocks }, { reason, door, text }, { now, jurisdiction, answered }) {
    return {
      set: {
        clocks: endClocks(clocks, ['tip.accept'], now),
        closedAt: now.toISOString(),
        forgetAt: forgetFrom(now, jurisdiction),
      },
      facts: { reason, ...(door !== undefined && { kind: door }) },
      words: { reply: text },
      streams: answered,
    }
  },
})
