import type { Change } from '@wangge/ledger'
import { dayOf } from './calendar/calendar.ts'
import { AFTER_WAIT, caseWait } from './case/case.ts'
import { deliverOutcome } from './case/deliver.ts'
import { followCase } from './case/follow.ts'
import { type Forgets, forgetContacts } from './case/forget-contacts.ts'
import { dueForRelease, releaseCase } from './case/release.ts'
import { tickCase } from './case/tick.ts'
import type { Context } from './context.ts'
import { eraseOldEvidence } from './evidence/erase.ts'
import { orphans, sweepOrphan } from './evidence/sweep-orphans.ts'
import { lapseOpening, pendingOpenings } from './identity/lapse-opening.ts'
import { forgetTracks, tracksDue } from './patrol/forget-tracks.ts'
import { publishMissing } from './publish-missing.ts'
import { expireReward, openRewards } from './reward/expire.ts'
import { schemeOn, schemeStream, type Timeline } from './scheme/scheme.ts'
import { changesSince, ofOneRun, seenAfter } from './sweep-changes.ts'
import { lookedBefore, noteFound, notLookedAt } from './sweep-looked.ts'
import { keepMark, readMark } from './sweep-mark.ts'
import { assignTip } from './tip/assign.ts'
import { laneWait } from './tip/tip.ts'

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

/** Requests to open an identity that nobody has answered, looked at in one run. */
const OPENINGS_A_RUN = 200

type Sweeps = Pick<Context, 'views' | 'board' | 'files' | 'evidence'> & Forgets

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
  | 'lapsed'
  | 'delivered'
  | 'forgotten'

/**
 * Does again what a lost stream record would have caused: of every stream that changed since the run before, what is
 * missing where it is to be seen, and every tip still waiting for its cell; takes up the tips of the slow lane. Releases the cases whose slot has
 * come, takes open ones along when another scheme is in force than the one their cell belongs to, lets the clocks of
 * cases speak, tells reporters of the end of theirs and later erases how they could be reached and the tracks of old
 * patrols, ends uploads no tip took up, the time to claim rewards, and requests to open an identity that nobody answered.
 * Pages come first: those of what this run does are the stream's, and the next run's where it lost them. One that fails
 * stops no other.
 */
export async function sweep(ctx: Sweeps): Promise<Swept> {
  const done = {
    published: 0,
    assigned: 0,
    released: 0,
    followed: 0,
    ticked: 0,
    ended: 0,
    expired: 0,
    lapsed: 0,
    delivered: 0,
    forgotten: 0,
    failed: 0,
  }
  const start = ctx.now()
  let kept = await readMark(ctx)
  const { mark } = kept
  const looked = lookedBefore(ctx.ledger, mark.released)
  const changes = notLookedAt(looked, await changesSince(ctx, mark))
  const failed: Change[] = []
  for (const change of ofOneRun(changes)) {
    const isDone = await count(done, 'published', async () => {
      const head = await ctx.ledger.head(change.stream)
      return head !== undefined && (await publishMissing(ctx, head))
    })
    if (isDone) noteFound(looked, change)
    else failed.push(change)
  }
  const turns = { ...mark.turns }
  const inTurn = async (work: string, limit: number, before?: string) => {
    const { streams, last } = await ctx.ledger.waitingAfter(work, limit, mark.turns[work], before)
    if (last) turns[work] = last
    else delete turns[work]
    return streams
  }
  for (const [work, limit] of [
    [laneWait.fast, TIPS_A_RUN],
    [laneWait.slow, SLOW_A_RUN],
  ] as const) {
    for (const stream of await inTurn(work, limit))
      await count(done, 'assigned', async () => (await assignTip(ctx, stream)) === 'assigned')
  }
  const { slot, heads } = await dueForRelease(ctx)
  if (heads.length > 0) kept = await keepMark(ctx, kept, { ...mark, released: start.getTime() })
  for (const head of heads) {
    await count(done, 'released', async () => (await releaseCase(ctx, head, slot)) === 'released')
    looked.found.delete(head.stream)
  }
  for (const scheme of await schemesNotInForce(ctx)) {
    for (const stream of await ctx.ledger.waiting(caseWait(scheme), CASES_A_RUN)) {
      await count(done, 'followed', async () => (await followCase(ctx, stream)) === 'followed')
    }
  }
  for (const stream of await clocksDue(ctx, inTurn)) {
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
    const photos = (ids: readonly string[]) => eraseOldEvidence(ctx, ids)
    await count(done, 'forgotten', async () => (await forgetTracks(ctx, stream, photos)) === 'forgotten')
  }
  for (const stream of await orphans(ctx, ORPHANS_A_RUN)) {
    await count(done, 'ended', async () => (await sweepOrphan(ctx, stream)) !== 'already')
  }
  for (const stream of await openRewards(ctx, REWARDS_A_RUN)) {
    await count(done, 'expired', async () => (await expireReward(ctx, stream)) === 'expired')
  }
  for (const stream of await pendingOpenings(ctx, OPENINGS_A_RUN)) {
    await count(done, 'lapsed', async () => (await lapseOpening(ctx, stream)) === 'lapsed')
  }
  const seen = seenAfter(mark, start, changes, failed)
  // What was released and could not be shown is looked for again.
  const released = failed.length > 0 && mark.released >= mark.seen ? start.getTime() : kept.mark.released
  await keepMark(ctx, kept, { seen, released, turns })
  looked.released = released
  await ring(ctx, done.failed)
  return done
}

/** A tip nobody could give to a cell for so long, in milliseconds, is a matter for people. */
const TOO_LONG = 10 * 60_000
/** What a flood brought may wait a day. */
const TOO_LONG_IN_FLOOD = 24 * 3_600_000

/** Says what somebody must hear of, in words that ring (`wiring.ts`): what a run could not do, and tips that wait too long. */
async function ring(ctx: Sweeps, failed: number) {
  const before = (age: number) => new Date(ctx.now().getTime() - age).toISOString()
  const waiting = await Promise.all([
    ctx.ledger.waiting(laneWait.fast, TIPS_A_RUN, before(TOO_LONG)),
    ctx.ledger.waiting(laneWait.slow, TIPS_A_RUN, before(TOO_LONG_IN_FLOOD)),
  ])
  const heads = await Promise.all(waiting.flat().map((stream) => ctx.ledger.head(stream)))
  // The index is a moment behind: a tip given to its cell in this run may stand in it still.
  const tips = heads.filter((head) => head?.waiting !== undefined).length
  if (failed > 0) console.error(JSON.stringify({ ring: sweepRings.failed, count: failed }))
  if (tips > 0) console.error(JSON.stringify({ ring: sweepRings.tipsWait, count: tips }))
}

/** Words of the log that ring (`rings` in wiring.ts). */
export const sweepRings = { failed: 'sweep.failed', tipsWait: 'sweep.tips_wait' } as const

async function count(
  done: { -readonly [what in keyof Swept]: Swept[what] },
  what: Deed,
  work: () => Promise<boolean | number>,
): Promise<boolean> {
  try {
    done[what] += Number(await work())
    return true
  } catch (error) {
    // The name only: a message could carry what a citizen wrote.
    console.error(JSON.stringify({ sweep: what, error: error instanceof Error ? error.name : 'unknown' }))
    done.failed++
    return false
  }
}

/** What waits for a work, the next in turn: what cannot be done comes again only after all behind it. */
type InTurn = (work: string, limit: number, before?: string) => Promise<readonly string[]>

/** Cases of which a clock has something to say by now: open ones of the scheme in force, and ended ones. */
async function clocksDue(ctx: Sweeps, inTurn: InTurn): Promise<readonly string[]> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  const today = head && schemeOn(head.state as Timeline, dayOf(ctx.now()))
  // What is due at this very moment, too.
  const before = new Date(ctx.now().getTime() + 1).toISOString()
  const works = [...(today ? [caseWait(today.id)] : []), AFTER_WAIT]
  const due = await Promise.all(works.map((work) => inTurn(work, CLOCKS_A_RUN, before)))
  return due.flat()
}

/** Schemes on the time line, or taken off it, that are not today's. */
async function schemesNotInForce(ctx: Sweeps): Promise<string[]> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  if (!head) return []
  const timeline = head.state as Timeline
  const today = schemeOn(timeline, dayOf(ctx.now()))
  return [...timeline.schemes, ...timeline.drafts].filter((each) => each !== today).map(({ id }) => id)
}
