import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { bookExpiry } from './budget.ts'
import { CLAIM_WAIT, evolveReward, type Reward } from './reward.ts'
import { isOver } from './share.ts'
import { storeReward } from './store.ts'

const expiry = command<Reward, readonly string[], null>({
  by: ['system'],
  from: ['decided'],
  evolve: evolveReward,
  decide: (_, tips) => tips.map((tip) => ({ type: 'reward.expired', data: { tip } })),
})

const expirer: Actor = { role: 'system', name: 'system:expire' }

/** Decided rewards of which somebody may still claim a share. */
export const openRewards = ({ ledger }: Pick<Context, 'ledger'>, most: number): Promise<readonly string[]> =>
  ledger.waiting(CLAIM_WAIT, most)

/** What was not claimed by its last day is waived and goes back to the year's budget. May run any number of times. */
export async function expireReward(
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  stream: string,
): Promise<'expired' | 'open'> {
  const reward = (await ctx.ledger.head(stream))?.state as Reward | undefined
  if (reward?.status !== 'decided') return 'open'
  const today = dayOf(ctx.now())
  const over = Object.entries(reward.shares).filter(([, share]) => isOver(share, today))
  if (over.length === 0) return 'open'
  const tips = over.map(([tip]) => tip)
  const fen = over.reduce((sum, [, share]) => sum + ('fen' in share ? share.fen : 0), 0)
  await storeReward(ctx, expirer, reward.case, async (newest) => ({
    ...expiry(expirer, newest, tips, null),
    streams: [await bookExpiry(ctx, fen, reward.approvedOn)],
  }))
  return 'expired'
}
