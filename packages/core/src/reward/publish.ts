import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { rewardsView } from './view.ts'
import type { RewardYear } from './year.ts'

export const publishRewards = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(rewardsView(state as RewardYear, seq))
