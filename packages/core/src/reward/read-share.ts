import type { Context } from '../context.ts'
import { type Reward, rewardStream, type Share } from './reward.ts'

/** Where a tip's reward stands for its reporter: not decided yet, or the share. */
export type TipReward = { readonly status: 'undecided' } | Share

export async function readShare(
  { ledger }: Pick<Context, 'ledger'>,
  caseNo: string,
  tip: string,
): Promise<TipReward> {
  const reward = (await ledger.head(rewardStream(caseNo)))?.state as Reward | undefined
  return (reward?.status === 'decided' && reward.shares[tip]) || { status: 'undecided' }
}
