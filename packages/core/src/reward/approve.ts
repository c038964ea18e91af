import { type Day, dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { bookApproval } from './budget.ts'
import { claimBy, daysLater } from './claim-window.ts'
import { type Decision, evolveReward, type Reward, type Share } from './reward.ts'
import { schemeById } from './scheme.ts'
import { storeReward } from './store.ts'

type Facts = { readonly by: string; readonly on: Day }

const approval = command<Reward, null, Facts>({
  by: ['operator'],
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
 * budget in the same transaction. Each reporter sees it at once by receipt.
 * @throws Fault `reward.same_person`, `reward.over_budget`, `command.wrong_state`
 */
export const approveReward = (
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  actor: Actor,
  caseNo: string,
): Promise<void> =>
  storeReward(ctx, actor, caseNo, async (reward) => {
    const on = dayOf(ctx.now())
    const decided = approval(actor, reward, null, { by: actor.name, on })
    return { ...decided, streams: await bookApproval(ctx, decided.state.decision, on) }
  })

const returning = command<Reward, null, string>({
  by: ['operator'],
  from: ['proposed'],
  evolve: evolveReward,
  decide: (_, __, by) => [{ type: 'reward.returned', data: { by } }],
})

/** Sends a proposal back; another may be made. @throws Fault `command.wrong_state` */
export const returnReward = (
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  caseNo: string,
): Promise<void> => storeReward(ctx, actor, caseNo, (reward) => returning(actor, reward, null, actor.name))
