import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { answerTip } from '../tip/say.ts'
import { appendOf } from './append-of.ts'
import type { Case } from './case.ts'
import { tipsOf } from './case-tips.ts'
import { caseWords } from './sealed.ts'
import { machine } from './stage.ts'
import { answerDue } from './waits.ts'

export const deliverer: Actor = { role: 'system', name: 'system:deliver' }

type Delivers = Pick<Context, 'ledger' | 'keys' | 'now' | 'random'>

/**
 * Tells every reporter of an ended case what came of it (S2-17), in the thread of the tip: those whose tips it has when it
 * ends, and once more those whose tips joined at that very moment. A tip is answered once a round. Killed anywhere, the
 * next run does the rest; only when nobody is left is the delivery noted in the case.
 */
export async function deliverOutcome(ctx: Delivers, stream: string): Promise<'delivered' | 'nothing'> {
  const head = await ctx.ledger.head(stream)
  const state = head?.state as Case | undefined
  const due = state && answerDue(state)
  const at = ctx.now().toISOString()
  if (!head || !state || due === undefined || due > at) return 'nothing'
  const { outcome, answers, round } = state
  const reply = await replyOf(ctx, state.no)
  for (const tip of await tipsOf(ctx, state)) {
    const answered = answerTip(ctx, tip, reply, round)
    const told = answered && (await ctx.ledger.append({ at, by: deliverer.name, streams: [answered] }))
    // Its reporter wrote at this moment: answered in the next run.
    if (told !== undefined && told !== 'stored') return 'nothing'
  }
  const move = machine.find(({ deed }) => deed === 'deliver')
  if (!move) throw new Error('machine.json has no deliver')
  const first = outcome && outcome.deliveries.reporter === null
  const set = {
    answers: answers + 1,
    ...(first && { outcome: { ...outcome, deliveries: { ...outcome.deliveries, reporter: at } } }),
  }
  const noted = await ctx.ledger.append(
    appendOf(ctx, { state, seq: head.seq, by: deliverer.name, move, done: { set } }),
  )
  return noted === 'stored' ? 'delivered' : 'nothing'
}

/** The newest reply to the reporter that was written. */
async function replyOf(ctx: Pick<Context, 'ledger' | 'keys'>, no: string): Promise<string> {
  const words = [...(await caseWords(ctx, no))].toSorted(([a], [b]) => b - a)
  const reply = words.map(([, { reply: each }]) => each).find((each) => typeof each === 'string')
  if (typeof reply !== 'string') throw new Error(`${no} ended without a reply`)
  return reply
}
