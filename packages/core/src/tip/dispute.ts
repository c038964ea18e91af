import * as z from 'zod/mini'
import type { Case } from '../case/case.ts'
import { openReview } from '../case/open-review.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { parse } from '../fault.ts'
import { amend } from './amend.ts'
import { caseHeadOf, demand } from './may-do.ts'
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

type Facts = { readonly commit: string; readonly found: Case | undefined; readonly now: Date }

const disputing = command<Tip, Dispute, Facts>({
  by: ['public'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, kind, { commit, found, now }) {
    demand('dispute', state, found, now)
    return [{ type: 'tip.disputed', data: { kind, round: found?.round ?? 1, commit } }]
  },
})

/**
 * Says of an outcome that it is not solved, or that it is back: in the same transaction its case goes to a review one level
 * up, where it does not stand in one already. Saying the same again in one round adds nothing, and nobody opens a second
 * review of one outcome.
 * @throws Fault for input, `tip.case_open`, `tip.dispute_over`, `tip.erased`, `tip.withdrawn`, those of `openReceipt`
 */
export async function disputeOutcome(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now' | 'random'>,
  actor: Actor,
  { receipt, network, input: given }: ByReceipt & { input: unknown },
): Promise<void> {
  const { kind, text } = parse(disputeSchema, given)
  await amend(ctx, actor, await openReceipt(ctx, receipt, network), async ({ stream, head, tip }) => {
    const found = await caseHeadOf(ctx, tip)
    const now = ctx.now()
    demand('dispute', tip, found?.state, now)
    const hasSpoken = tip.disputedRound === found?.state.round
    if (hasSpoken && tip.disputed === kind) return undefined
    const { commit, sealed } = sealWords(ctx, stream, head.seq + 1, text)
    const { events, state } = disputing(actor, tip, kind, { commit, found: found?.state, now })
    const beside = found && !hasSpoken ? openReview(ctx, found, actor.name, kind) : undefined
    return { events: events.map((event) => ({ ...event, sealed })), state, ...(beside && { beside }) }
  })
}
