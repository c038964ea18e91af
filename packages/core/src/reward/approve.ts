import { type Day, dayOf } from '../calendar/calendar.ts'
import { freeText } from '../case/free-text.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { NONCE, seal } from '../seal.ts'
import { bookApproval } from './budget.ts'
import { claimBy, daysLater } from './claim-window.ts'
import { demandProved, type Judges, permitReward } from './permit-reward.ts'
import { type Decision, evolveReward, type Reward, rewardStream, type Share } from './reward.ts'
import { schemeById } from './scheme.ts'
import { storeReward } from './store.ts'

type Facts = { readonly by: string; readonly on: Day }

const approval = command<Reward, null, Facts>({
  by: ['staff', 'operator'],
  from: ['proposed'],
  evolve: evolveReward,
  decide(reward, _, { by, on }) {
    if (!reward) return []
    if (reward.proposedBy === by) throw fault('reward.same_person')
    return [{ type: 'reward.approved', data: { by, on, shares: sharesOf(reward.decision, on) } }]
  },
})

/** Awards are offered until the last day to claim; refusals are told with the last day to appeal. */
function sharesOf({ scheme: id, awards, refused }: Decision, day: Day): Record<string, Share> {
  const scheme = schemeById(id)
  const appealBy = daysLater(day, scheme.appealDays)
  return Object.fromEntries([
    ...awards.map(
      ({ tip, fen }) => [tip, { status: 'offered', fen, claimBy: claimBy(scheme, day) }] as const,
    ),
    ...refused.map(({ tip, reason }) => [tip, { status: 'refused', reason, appealBy }] as const),
  ])
}

/**
 * A second person's approval: offers the shares, tells refusals by their reasons, and books the money on the year's
 * budget in the same transaction. Each reporter sees it at once by receipt. `seq`: that of the reward the person looked at.
 * @throws Fault of `permitReward`, `reward.not_closed`, `reward.same_person`, `reward.over_budget`, `reward.stale`,
 *   `command.wrong_state`
 */
export const approveReward = (
  ctx: Judges,
  actor: Actor,
  caseNo: string,
  { seq }: { readonly seq?: number } = {},
): Promise<void> =>
  storeReward(
    ctx,
    actor,
    caseNo,
    async (reward) => {
      const state = await permitReward(ctx, actor, 'reward.approve', caseNo, reward)
      const on = dayOf(ctx.now())
      const decided = approval(actor, reward, null, { by: actor.name, on })
      demandProved(state, reward)
      return { ...decided, streams: await bookApproval(ctx, decided.state.decision, on) }
    },
    seq,
  )

const returning = command<Reward, null, string>({
  by: ['staff', 'operator'],
  from: ['proposed'],
  evolve: evolveReward,
  decide: (_, __, by) => [{ type: 'reward.returned', data: { by } }],
})

/**
 * Sends a proposal back with a reason, which lies sealed; another may be made.
 * @throws Fault of `permitReward`, `case.reason_missing`, `reward.stale`, `command.wrong_state`
 */
export const returnReward = (
  ctx: Judges & Pick<Context, 'keys'>,
  actor: Actor,
  caseNo: string,
  { reason, seq }: { readonly reason: unknown; readonly seq?: number },
): Promise<void> =>
  storeReward(
    ctx,
    actor,
    caseNo,
    async (reward) => {
      await permitReward(ctx, actor, 'reward.approve', caseNo, reward)
      const text = parse(freeText('case.reason_missing'), reason)
      const sealed = seal(ctx.keys, rewardStream(caseNo), { text }, ctx.random(NONCE))
      return { ...returning(actor, reward, null, actor.name), sealed }
    },
    seq,
  )
