import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { evolveReward, type Reward } from './reward.ts'
import { shareOf } from './share.ts'
import { storeReward } from './store.ts'

const paying = command<Reward, string, { by: string; on: string }>({
  by: ['operator'],
  from: ['decided'],
  evolve: evolveReward,
  decide(reward, tip, facts) {
    if (shareOf(reward, tip).status !== 'claimed') throw fault('reward.not_claimed')
    if (reward?.status === 'decided' && reward.approvedBy === facts.by) throw fault('reward.same_person')
    return [{ type: 'reward.paid', data: { tip, ...facts } }]
  },
})

/**
 * Notes that a claimed share was paid; the payer is not who approved it (threat T22).
 * @throws Fault `reward.none`, `reward.not_claimed`, `reward.same_person`
 */
export const payReward = (
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  { case: caseNo, tip }: { case: string; tip: string },
): Promise<void> =>
  storeReward(ctx, actor, caseNo, (reward) =>
    paying(actor, reward, tip, { by: actor.name, on: dayOf(ctx.now()) }),
  )
