import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { RewardYear } from './reward.ts'
import { rewardsView } from './view.ts'

export const publishRewards = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(rewardsView(state as RewardYear, seq))
