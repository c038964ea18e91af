import type { Context } from '../context.ts'
import { type RewardsView, rewardsKey } from './view.ts'

/** The public statistics of a year; undefined where nothing was rewarded. */
export async function readRewards(
  { views }: Pick<Context, 'views'>,
  year: string,
): Promise<RewardsView | undefined> {
  const [view] = await views.get([rewardsKey(year)])
  return view?.body as RewardsView | undefined
}
