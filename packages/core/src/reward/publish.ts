import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { tidingsEntry } from '../notice/tidings-entry.ts'
import { type Reward, rewardQueue, type Task, tasksOf } from './reward.ts'
import { rewardsView } from './view.ts'
import type { RewardYear } from './year.ts'

/** A line of the officers' list: what stands to be done next, and nothing of who reported. */
export type RewardLine = {
  readonly no: string
  readonly task: Task
  readonly cells: readonly string[]
}

/**
 * Puts a reward into the list of its county while somebody has to approve, pay or settle, the most urgent first, and tells
 * the officers of one that was proposed.
 */
export async function publishReward(
  { board, now }: Pick<Context, 'board' | 'now'>,
  { stream, seq, at, state }: Head,
): Promise<void> {
  const reward = state as Reward
  const { case: no, cells = [] } = reward
  const root = cells[0]
  if (root === undefined) return
  const [task] = tasksOf(reward)
  const queue = rewardQueue(root)
  const body = task && ({ no, task, cells } satisfies RewardLine)
  await board.put({
    pk: stream,
    sk: queue,
    seq,
    body: body ?? {},
    ...(task && { queue, order: `${task}#${no}` }),
  })
  if (reward.status !== 'proposed') return
  const kind = 'reward-proposed' as const
  const tidings = { case: no, kind, units: [cells.at(-1) ?? root], due: null, cells, category: null }
  const entries = tidingsEntry({ stream, seq, at }, { ...tidings, against: null, site: null }, now())
  await Promise.all(entries.map((entry) => board.put(entry)))
}

export const publishRewards = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(rewardsView(state as RewardYear, seq))
