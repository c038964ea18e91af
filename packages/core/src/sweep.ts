import { OUTBOX_SHARDS } from '@wangge/ledger/keys'
import { dayOf } from './calendar/calendar.ts'
import { type Case, caseWait } from './case/case.ts'
import { followCase } from './case/follow.ts'
import { isPublished, publishCase } from './case/publish.ts'
import { dueForRelease, releaseCase } from './case/release.ts'
import { longestHold, releaseRule, slotsAround } from './case/slots.ts'
import type { Context } from './context.ts'
import { orphans, sweepOrphan } from './evidence/sweep-orphans.ts'
import { expireReward, openRewards } from './reward/expire.ts'
import { schemeOn, schemeStream, type Timeline } from './scheme/scheme.ts'
import { assignTip } from './tip/assign.ts'
import { laneWait } from './tip/tip.ts'

/** For how long after its news or its release a case is checked for a missing page, in milliseconds. Older ones are `replay`'s. */
const LOOK_BACK = 3_600_000

/** Tips taken up in one run; the rest come in the next. */
const TIPS_A_RUN = 500

/** Tips of the slow lane taken up in one run, after all others: what a flood brings waits here, and wears away. */
const SLOW_A_RUN = 300

/** Cases taken into another scheme in one run: a reform of a county with thousands of open cases takes some minutes. */
const CASES_A_RUN = 500

/** Uploads no tip took up, removed in one run. */
const ORPHANS_A_RUN = 200

/** Rewards that may still be claimed, looked at in one run. */
const REWARDS_A_RUN = 200

/** How often each thing was done. */
export type Swept = Readonly<Record<Deed | 'failed', number>>

type Deed = 'published' | 'assigned' | 'released' | 'followed' | 'ended' | 'expired'

/**
 * Does again what a lost stream record would have caused: every case with news in the last hour whose page does not
 * stand, and every tip still waiting for its cell; takes up the tips of the slow lane. Releases the cases whose slot has
 * come, takes open ones along when another scheme is in force than the one their cell belongs to, ends uploads no tip
 * took up, and the time to claim rewards. Pages come first: those of what this run does are the stream's, and the next run's where it lost them. One
 * that fails stops no other.
 */
export async function sweep(ctx: Context): Promise<Swept> {
  const done = { published: 0, assigned: 0, released: 0, followed: 0, ended: 0, expired: 0, failed: 0 }
  for (const stream of await casesWithNews(ctx)) {
    await count(done, 'published', async () => {
      const head = await ctx.ledger.head(stream)
      if (!head || (head.state as Case).releasedAt === null || (await isPublished(ctx, head))) return false
      return (await publishCase(ctx, head)) === 'published'
    })
  }
  for (const [work, limit] of [
    [laneWait.fast, TIPS_A_RUN],
    [laneWait.slow, SLOW_A_RUN],
  ] as const) {
    for (const stream of await ctx.ledger.waiting(work, limit)) {
      await count(done, 'assigned', async () => (await assignTip(ctx, stream)) === 'assigned')
    }
  }
  const { slot, heads } = await dueForRelease(ctx)
  for (const head of heads) {
    await count(done, 'released', async () => (await releaseCase(ctx, head, slot)) === 'released')
  }
  for (const scheme of await schemesNotInForce(ctx)) {
    for (const stream of await ctx.ledger.waiting(caseWait(scheme), CASES_A_RUN)) {
      await count(done, 'followed', async () => (await followCase(ctx, stream)) === 'followed')
    }
  }
  for (const stream of await orphans(ctx, ORPHANS_A_RUN)) {
    await count(done, 'ended', async () => (await sweepOrphan(ctx, stream)) !== 'already')
  }
  for (const stream of await openRewards(ctx, REWARDS_A_RUN)) {
    await count(done, 'expired', async () => (await expireReward(ctx, stream)) === 'expired')
  }
  return done
}

/** Cases of which the log tells something new; after a slot also those it may have released, however long they were held. */
async function casesWithNews(ctx: Context): Promise<ReadonlySet<string>> {
  const now = ctx.now()
  const rule = releaseRule(ctx.jurisdiction, now)
  const isFresh = now.getTime() - slotsAround(rule, now).last.getTime() < LOOK_BACK
  const since = now.getTime() - LOOK_BACK - (isFresh ? longestHold(rule) : 0)
  const shards = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => ctx.ledger.outbox(shard, since))
  const streams = (await Promise.all(shards)).flat().map(({ stream }) => stream)
  return new Set(streams.filter((stream) => stream.startsWith('case#')))
}

async function count(
  done: { -readonly [what in keyof Swept]: Swept[what] },
  what: Deed,
  work: () => Promise<boolean>,
) {
  try {
    if (await work()) done[what]++
  } catch (error) {
    // The name only: a message could carry what a citizen wrote.
    console.error(JSON.stringify({ sweep: what, error: error instanceof Error ? error.name : 'unknown' }))
    done.failed++
  }
}

/** Schemes on the time line, or taken off it, that are not today's. */
async function schemesNotInForce(ctx: Context): Promise<string[]> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  if (!head) return []
  const timeline = head.state as Timeline
  const today = schemeOn(timeline, dayOf(ctx.now()))
  return [...timeline.schemes, ...timeline.drafts].filter((each) => each !== today).map(({ id }) => id)
}
