import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import { fault } from '../fault.ts'
import { demandProved, type Judges, permitReward } from './permit-reward.ts'
import { evolveReward, type Reward } from './reward.ts'
import { shareOf } from './share.ts'
import { storeReward } from './store.ts'

const paying = command<Reward, string, { by: string; on: string }>({
  by: ['staff', 'operator'],
  from: ['decided'],
  evolve: evolveReward,
  decide(reward, tip, facts) {
    if (shareOf(reward, tip).status !== 'claimed') throw fault('reward.not_claimed')
    if (reward?.status === 'decided' && reward.approvedBy === facts.by) throw fault('reward.same_person')
    return [{ type: 'reward.paid', data: { tip, ...facts } }]
  },
})

/**
 * Notes that a claimed share was paid, after the outcome of the case is public; the payer is neither who approved it nor who
 * handled the case (threat T22). `seq`: that of the reward the person looked at.
 * @throws Fault of `permitReward`, `reward.not_closed`, `reward.outcome_unpublished`, `reward.none`, `reward.not_claimed`,
 *   `reward.same_person`, `reward.stale`
 */
export const payReward = (
  ctx: Judges,
  actor: Actor,
  { case: caseNo, tip, seq }: { readonly case: string; readonly tip: string; readonly seq?: number },
): Promise<void> =>
  storeReward(
    ctx,
    actor,
    caseNo,
    async (reward) => {
      const state = await permitReward(ctx, actor, 'reward.pay', caseNo, reward)
      const decided = paying(actor, reward, tip, { by: actor.name, on: dayOf(ctx.now()) })
      demandProved(state, reward)
      if (!state.outcome?.published) throw fault('reward.outcome_unpublished')
      return decided
    },
    seq,
  )
