import { type Case, caseStream } from '../case/case.ts'
import type { Context } from '../context.ts'
import type { Tip } from '../tip/tip.ts'
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

/** The case whose reward a tip has a share in: its own, or, where that has none for it, the one that was merged into. */
export async function rewardCaseOf({ ledger }: Pick<Context, 'ledger'>, tip: Tip): Promise<string> {
  let no = tip.status === 'assigned' ? tip.case : ''
  for (;;) {
    const [reward, found] = await Promise.all([ledger.head(rewardStream(no)), ledger.head(caseStream(no))])
    const state = reward?.state as Reward | undefined
    const into = (found?.state as Case | undefined)?.mergedInto ?? null
    if (into === null || (state?.status === 'decided' && state.shares[tip.no])) return no
    no = into
  }
}
