import * as z from 'zod/mini'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { readNumber } from '../number.ts'
import { amend } from './amend.ts'
import { messageText, speaking } from './message.ts'
import { sealWords } from './thread.ts'
import { type Tip, tipStream, wrongForm } from './tip.ts'

const answerSchema = z.strictObject(
  { text: messageText.check(z.refine((text) => /[^\s\p{Cf}]/u.test(text), 'tip.message_empty')) },
  { error: wrongForm },
)

/**
 * What a handler says to the reporter, whom the tip's number alone reaches: nobody learns who that is.
 * @throws Fault for input, `command.not_allowed`, `tip.unknown`, `tip.erased`, `tip.withdrawn`, `tip.thread_full`
 */
export async function answerReporter(
  ctx: Pick<Context, 'ledger' | 'keys' | 'now' | 'random'>,
  actor: Actor,
  { no, input: given }: { readonly no: string; readonly input: unknown },
): Promise<void> {
  if (actor.role !== 'operator') throw fault('command.not_allowed')
  const { text } = parse(answerSchema, given)
  const stream = tipStream(readNumber('T', no) ?? '')
  const found = await ctx.ledger.head(stream)
  if (!found) throw fault('tip.unknown', 'no')
  await amend(ctx, actor, { stream, head: found, tip: found.state as Tip }, async ({ head, tip }) => {
    const { commit, sealed } = sealWords(ctx, stream, head.seq + 1, text)
    const { events, state } = speaking(
      actor,
      tip,
      { evidence: [] },
      { from: 'handler', commit, seq: head.seq },
    )
    return { events: events.map((event) => ({ ...event, sealed })), state }
  })
}
