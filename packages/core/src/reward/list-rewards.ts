import { readCursor, writeCursor } from '../case/cursor.ts'
import { landOf } from '../case/land.ts'
import { rewardCaseQueue } from '../case/queues-of.ts'
import { lineResource } from '../case/read-queue.ts'
import type { WorkLine } from '../case/work-list.ts'
import type { Context } from '../context.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { authorize, type Resource } from '../staff/authorize.ts'
import type { StaffActor } from '../staff/staff.ts'
import type { RewardLine } from './publish.ts'
import { type Reward, rewardQueue, rewardStream } from './reward.ts'

const PAGE = 50
/** Rewards somebody has to do something about are few: they are shown at once. */
const TASKS = 200

export type RewardList = {
  readonly tasks: readonly RewardLine[]
  /** Closed cases that proved true and whose reward nobody has decided, the last closed first. */
  readonly undecided: readonly WorkLine[]
  readonly next: string | null
  readonly land: LoadedScheme
}

/**
 * What a reward officer has to do. A case stands among the undecided also when nobody asked for the reward: whether
 * somebody did is told by the case itself. Eventually consistent; deeds judge by the ledger.
 * @throws Fault `list.cursor_invalid`
 */
export async function listRewards(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now'>,
  actor: StaffActor,
  cursor?: string,
): Promise<RewardList> {
  const loaded = await loadScheme(ctx)
  const { isWithin } = landOf(loaded)
  const root = loaded.root.code
  const after = cursor === undefined ? undefined : readCursor(ctx.keys, cursor)
  const may = (resource: Resource) =>
    authorize(actor, 'reward.read', resource, { now: ctx.now(), isWithin }).allow
  const [due, closed] = await Promise.all([
    ctx.board.list({ queue: rewardQueue(root), limit: TASKS }),
    ctx.board.list({
      queue: rewardCaseQueue(root),
      limit: PAGE,
      ...(after !== undefined && { after }),
    }),
  ])
  const lines = closed.entries.map(({ body }) => body as WorkLine).filter((line) => may(lineResource(line)))
  const rewards = await Promise.all(lines.map(({ no }) => ctx.ledger.head(rewardStream(no))))
  const isUndecided = (i: number) => {
    const reward = rewards[i]?.state as Reward | undefined
    return reward === undefined || reward.status === 'returned'
  }
  return {
    tasks: due.entries.map(({ body }) => body as RewardLine).filter(({ cells }) => may({ cells })),
    undecided: lines.filter((_, i) => isUndecided(i)),
    next: closed.next === undefined ? null : writeCursor(ctx.keys, closed.next),
    land: loaded,
  }
}
