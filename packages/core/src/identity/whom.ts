import type { Context } from '../context.ts'
import { rewardCaseOf } from '../reward/read-share.ts'
import { type Reward, rewardStream } from '../reward/reward.ts'
import type { Tip } from '../tip/tip.ts'
import type { Whom } from './second-person.ts'

/** What the ledger knows of a reporter's need of protection, and whether a reward of theirs waits to be paid. */
export async function whomOf(
  ctx: Pick<Context, 'ledger'>,
  tip: Tip,
): Promise<Whom & { readonly hasClaimed: boolean }> {
  const caseNo = await rewardCaseOf(ctx, tip)
  const reward = (await ctx.ledger.head(rewardStream(caseNo)))?.state as Reward | undefined
  return {
    complains: tip.against !== null,
    insider: (reward?.remarks ?? []).some((each) => each.tip === tip.no && each.insider),
    hasClaimed: reward?.status === 'decided' && reward.shares[tip.no]?.status === 'claimed',
  }
}
