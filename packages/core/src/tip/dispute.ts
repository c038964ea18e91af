import * as z from 'zod/mini'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { parse } from '../fault.ts'
import { amend } from './amend.ts'
import { caseOf, demand, isClosed } from './may-do.ts'
import { messageText } from './message.ts'
import { type ByReceipt, openReceipt } from './open-receipt.ts'
import { sealWords } from './thread.ts'
import { type Dispute, disputes, evolveTip, type Tip, wrongForm } from './tip.ts'

export const disputeSchema = z.strictObject(
  {
    kind: z.enum(disputes, 'tip.dispute_unknown'),
    text: z._default(messageText, ''),
  },
  { error: wrongForm },
)

type Facts = { readonly commit: string; readonly closed: boolean }

const disputing = command<Tip, Dispute, Facts>({
  by: ['public'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, kind, { commit, closed }) {
    demand('dispute', state, closed)
    return [{ type: 'tip.disputed', data: { kind, commit } }]
  },
})

/**
 * Says of a closed case that it is not solved, or that it is back. Saying the same again adds nothing.
 * @throws Fault for input, `tip.case_open`, `tip.erased`, `tip.withdrawn`, those of `openReceipt`
 */
export async function disputeOutcome(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now' | 'random'>,
  actor: Actor,
  { receipt, network, input: given }: ByReceipt & { input: unknown },
): Promise<void> {
  const { kind, text } = parse(disputeSchema, given)
  await amend(ctx, actor, await openReceipt(ctx, receipt, network), async ({ stream, head, tip }) => {
    const found = await caseOf(ctx, tip)
    const closed = found !== undefined && isClosed(found)
    demand('dispute', tip, closed)
    if (tip.disputed === kind) return undefined
    const { commit, sealed } = sealWords(ctx, stream, head.seq + 1, text)
    const { events, state } = disputing(actor, tip, kind, { commit, closed })
    return { events: events.map((event) => ({ ...event, sealed })), state }
  })
}
