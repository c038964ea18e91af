import type { Day } from '../calendar/calendar.ts'
import { landOf } from '../case/land.ts'
import type { Context } from '../context.ts'
import { loadScheme } from '../scheme/load.ts'
import { authorize } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import type { RewardLine } from './publish.ts'
import { claimEntry, type Fen, type Reward, rewardQueue, rewardStream } from './reward.ts'

/** One claimed share that waits to be paid. `entry`: under which the custodian opens who gets it and where to. */
export type Payout = {
  readonly case: string
  readonly tip: string
  readonly fen: Fen
  readonly claimedOn: Day
  readonly approvedBy: string
  readonly entry: string
}

const PAGE = 200

/**
 * Every claimed share that was not paid, for the paying office: what and how much, never who. Names and accounts are in
 * the vault, and opened one by one by the custodian. Each export is written down.
 * @throws Fault of `permit` (a second factor is asked for)
 */
export async function exportPayouts(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
): Promise<readonly Payout[]> {
  const loaded = await loadScheme(ctx)
  const { isWithin } = landOf(loaded)
  const own = actor.grants.find(({ role }) => role === 'reward')?.cell ?? loaded.root.code
  const cells = loaded.chain(own).map(({ code }) => code)
  await permit(ctx, actor, 'reward.export', own, { cells }, isWithin)
  const numbers: string[] = []
  for (let after: string | undefined; ; ) {
    const list = { queue: rewardQueue(loaded.root.code), limit: PAGE }
    const page = await ctx.board.list({ ...list, ...(after !== undefined && { after }) })
    for (const { body } of page.entries) {
      const line = body as RewardLine
      const seen = authorize(actor, 'reward.read', { cells: line.cells }, { now: ctx.now(), isWithin })
      if (line.task === 'pay' && seen.allow) numbers.push(line.no)
    }
    if (page.next === undefined) break
    after = page.next
  }
  const heads = await Promise.all(numbers.map((no) => ctx.ledger.head(rewardStream(no))))
  return heads.flatMap((head) => claimedOf(head?.state as Reward | undefined))
}

function claimedOf(reward: Reward | undefined): readonly Payout[] {
  if (reward?.status !== 'decided') return []
  return Object.entries(reward.shares).flatMap(([tip, share]) =>
    share.status === 'claimed'
      ? [
          {
            case: reward.case,
            tip,
            fen: share.fen,
            claimedOn: share.claimedOn,
            approvedBy: reward.approvedBy,
            entry: claimEntry(tip),
          },
        ]
      : [],
  )
}
