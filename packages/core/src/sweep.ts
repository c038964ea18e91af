import { OUTBOX_SHARDS } from '@wangge/ledger/keys'
import { dayOf } from './calendar/calendar.ts'
import { AFTER_WAIT, type Case, caseWait } from './case/case.ts'
import { deliverOutcome } from './case/deliver.ts'
import { followCase } from './case/follow.ts'
import { forgetContacts } from './case/forget-contacts.ts'
import { isPublished, publishCase } from './case/publish.ts'
import { dueForRelease, releaseCase } from './case/release.ts'
import { longestHold, releaseRule, slotsAround } from './case/slots.ts'
import { tickCase } from './case/tick.ts'
import type { Context } from './context.ts'
import { orphans, sweepOrphan } from './evidence/sweep-orphans.ts'
import { forgetTracks, tracksDue } from './patrol/forget-tracks.ts'
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

/** Cases whose clocks are looked at in one run, of the open ones and of the ended ones. */
const CLOCKS_A_RUN = 1_000

/** Uploads no tip took up, removed in one run. */
const ORPHANS_A_RUN = 200

/** Ended cases looked at in one run: to tell their reporters, and to forget them. */
const ENDED_A_RUN = 200

/** Months of patrols whose tracks are erased in one run. */
const TRACKS_A_RUN = 100

/** Rewards that may still be claimed, looked at in one run. */
const REWARDS_A_RUN = 200

/** How often each thing was done. */
export type Swept = Readonly<Record<Deed | 'failed', number>>

type Deed =
  | 'published'
  | 'assigned'
  | 'released'
  | 'followed'
  | 'ticked'
  | 'ended'
  | 'expired'
  | 'delivered'
  | 'forgotten'

/**
 * Does again what a lost stream record would have caused: every case with news in the last hour whose page does not
 * stand, and every tip still waiting for its cell; takes up the tips of the slow lane. Releases the cases whose slot has
 * come, takes open ones along when another scheme is in force than the one their cell belongs to, lets the clocks of
 * cases speak, tells reporters of the end of theirs and later erases how
 * they could be reached and the tracks of old patrols, ends uploads no tip took up, and the time to claim rewards. Pages come first: those of what this run does are the stream's, and the next run's where it lost them. One
 * that fails stops no other.
 */
export async function sweep(ctx: Context): Promise<Swept> {
  const done = {
    published: 0,
    assigned: 0,
    released: 0,
    followed: 0,
    ticked: 0,
    ended: 0,
    expired: 0,
    delivered: 0,
    forgotten: 0,
    failed: 0,
  }
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
  for (const stream of await clocksDue(ctx)) {
    await count(done, 'ticked', async () => {
      const { reminded, missed, recounted } = await tickCase(ctx, stream)
      return reminded + missed + recounted
    })
  }
  for (const stream of await ctx.ledger.waiting(AFTER_WAIT, ENDED_A_RUN, ctx.now().toISOString())) {
    await count(done, 'delivered', async () => (await deliverOutcome(ctx, stream)) === 'delivered')
    await count(done, 'forgotten', async () => (await forgetContacts(ctx, stream)) === 'forgotten')
  }
  for (const stream of await tracksDue(ctx, TRACKS_A_RUN)) {
    await count(done, 'forgotten', async () => (await forgetTracks(ctx, stream)) === 'forgotten')
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
  work: () => Promise<boolean | number>,
) {
  try {
    done[what] += Number(await work())
  } catch (error) {
    // The name only: a message could carry what a citizen wrote.
    console.error(JSON.stringify({ sweep: what, error: error instanceof Error ? error.name : 'unknown' }))
    done.failed++
  }
}

/** Cases of which a clock has something to say by now: open ones of the scheme in force, and ended ones. */
async function clocksDue(ctx: Context): Promise<readonly string[]> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  const today = head && schemeOn(head.state as Timeline, dayOf(ctx.now()))
  // What is due at this very moment, too.
  const before = new Date(ctx.now().getTime() + 1).toISOString()
  const works = [...(today ? [caseWait(today.id)] : []), AFTER_WAIT]
  const due = await Promise.all(works.map((work) => ctx.ledger.waiting(work, CLOCKS_A_RUN, before)))
  return due.flat()
}

/** Schemes on the time line, or taken off it, that are not today's. */
async function schemesNotInForce(ctx: Context): Promise<string[]> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  if (!head) return []
  const timeline = head.state as Timeline
  const today = schemeOn(timeline, dayOf(ctx.now()))
  return [...timeline.schemes, ...timeline.drafts].filter((each) => each !== today).map(({ id }) => id)
}
