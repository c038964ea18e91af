import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { NONCE, seal } from '../seal.ts'
import { openReceipt } from '../tip/open-receipt.ts'
import { type Judges, permitReward } from './permit-reward.ts'
import { rewardCaseOf } from './read-share.ts'
import { appealSchema, evolveReward, type Reward, rewardStream } from './reward.ts'
import { shareOf } from './share.ts'
import { storeReward } from './store.ts'

const appealing = command<Reward, string, string>({
  by: ['public', 'operator'],
  from: ['decided'],
  evolve: evolveReward,
  decide(reward, tip, on) {
    const share = shareOf(reward, tip)
    if (share.status !== 'refused') throw fault('reward.not_refused')
    if (share.appealBy < on) throw fault('reward.appeal_over')
    return [{ type: 'reward.appealed', data: { tip } }]
  },
})

/**
 * Appeals against a refusal by receipt, once, with reasons; they lie sealed.
 * @throws Fault for input, `reward.none`, `reward.not_refused`, `reward.appeal_over`, those of `openReceipt`
 */
export async function appealReward(
  ctx: Pick<Context, 'ledger' | 'keys' | 'passing' | 'now' | 'random'>,
  actor: Actor,
  given: unknown,
  network?: string,
): Promise<void> {
  const { receipt, text } = parse(appealSchema, given)
  const { tip } = await openReceipt(ctx, receipt, network)
  const caseNo = await rewardCaseOf(ctx, tip)
  await storeReward(ctx, actor, caseNo, (reward) => ({
    ...appealing(actor, reward, tip.no, dayOf(ctx.now())),
    sealed: seal(ctx.keys, rewardStream(caseNo), { text }, ctx.random(NONCE)),
  }))
}

type Settlement = { readonly tip: string; readonly upheld: boolean }

const settling = command<Reward, Settlement, string>({
  by: ['staff', 'operator'],
  from: ['decided'],
  evolve: evolveReward,
  decide(reward, { tip, upheld }, by) {
    if (shareOf(reward, tip).status !== 'appealed') throw fault('reward.not_appealed')
    const party = reward?.status === 'decided' ? [reward.proposedBy, reward.approvedBy] : []
    if (party.includes(by)) throw fault('reward.same_person')
    if (upheld) return [{ type: 'reward.upheld', data: { tip, by } }]
    const paidOrClaimed = reward?.status === 'decided' && Object.values(reward.shares).some(isBound)
    if (paidOrClaimed) throw fault('reward.claimed_already')
    return [{ type: 'reward.reopened', data: { tip, by } }]
  },
})

const isBound = ({ status }: { status: string }) => status === 'claimed' || status === 'paid'

/**
 * Settles an appeal by somebody who neither proposed nor approved: the refusal stands, or the whole decision is taken
 * back and proposed anew, which is no longer possible once somebody has claimed.
 * @throws Fault of `permitReward`, `reward.none`, `reward.not_appealed`, `reward.same_person`, `reward.claimed_already`,
 *   `reward.stale`
 */
export const settleAppeal = (
  ctx: Judges,
  actor: Actor,
  { case: caseNo, seq, ...settlement }: Settlement & { readonly case: string; readonly seq?: number },
): Promise<void> =>
  storeReward(
    ctx,
    actor,
    caseNo,
    async (reward) => {
      await permitReward(ctx, actor, 'reward.approve', caseNo, reward)
      return settling(actor, reward, settlement, actor.name)
    },
    seq,
  )
