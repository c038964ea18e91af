import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { openReceipt } from '../tip/open-receipt.ts'
import { normalIdentity } from './identity.ts'
import { isListed } from './listing.ts'
import { rewardCaseOf } from './read-share.ts'
import { claimEntry, claimSchema, evolveReward, type Reward, rewardStream } from './reward.ts'
import { isOver, shareOf } from './share.ts'
import { storeReward } from './store.ts'

const claiming = command<Reward, string, string>({
  by: ['public', 'operator'],
  from: ['decided'],
  evolve: evolveReward,
  decide(reward, tip, on) {
    const share = shareOf(reward, tip)
    if (share.status !== 'offered') throw fault('reward.not_offered')
    if (isOver(share, on)) throw fault('reward.claim_over')
    return [{ type: 'reward.claimed', data: { tip, on } }]
  },
})

/**
 * Claims an offered share by receipt; identity and account are given here for the first time, go to the vault alone, and
 * are opened at payout only. A person claims once for a case, and nobody of the staff register at all: both by blind index.
 * @throws Fault for input, `reward.none`, `reward.not_offered`, `reward.claim_over`, `reward.staff`,
 *   `reward.claimed_already`, those of `openReceipt`
 */
export async function claimReward(
  ctx: Pick<Context, 'ledger' | 'keys' | 'passing' | 'vault' | 'now'>,
  actor: Actor,
  given: unknown,
  network?: string,
): Promise<void> {
  const { receipt, name, identity: typed, method, account } = parse(claimSchema, given)
  const { tip } = await openReceipt(ctx, receipt, network)
  const identity = normalIdentity(typed)
  if (!identity) throw fault('reward.identity_invalid', 'identity')
  const caseNo = await rewardCaseOf(ctx, tip)
  if (!(await ctx.ledger.head(rewardStream(caseNo)))) throw fault('reward.none')
  const index = await ctx.vault.index('identity', identity)
  if (await isListed(ctx, index)) throw fault('reward.staff')
  const vault = claimEntry(tip.no)
  await storeReward(ctx, actor, caseNo, async (reward) => {
    const decided = claiming(actor, reward, tip.no, dayOf(ctx.now()))
    await ctx.vault.keep(vault, 'identity', { name, identity }, { identity: index })
    await ctx.vault.keep(vault, 'payout', { method, account })
    return { ...decided, claims: [{ key: `reward/${caseNo}/${index}`, value: tip.no }] }
  })
}
