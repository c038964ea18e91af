import { OUTBOX_SHARDS } from '@wangge/ledger/keys'
import { dayOf } from './calendar/calendar.ts'
import { caseWait } from './case/case.ts'
import { followCase } from './case/follow.ts'
import { isPublished, publishCase } from './case/publish.ts'
import type { Context } from './context.ts'
import { schemeOn, schemeStream, type Timeline } from './scheme/scheme.ts'
import { assignTip } from './tip/assign.ts'

/** How far back cases are checked for a missing page, in milliseconds. Older ones are `replay`'s. */
const LOOK_BACK = 3_600_000

/** Tips taken up in one run; the rest come in the next. */
const TIPS_A_RUN = 500

/** Cases taken into another scheme in one run: a reform of a county with thousands of open cases takes some minutes. */
const CASES_A_RUN = 500

/** How often each thing was done. */
export type Swept = Readonly<Record<'assigned' | 'followed' | 'published' | 'failed', number>>

/**
 * Does again what a lost stream record would have caused: every tip still waiting for its cell, and every case with news
 * in the last hour whose page does not stand (lost, or its release has come meanwhile). Takes open cases along when
 * another scheme is in force than the one their cell belongs to. One that fails stops no other.
 */
export async function sweep(ctx: Context): Promise<Swept> {
  const done = { assigned: 0, followed: 0, published: 0, failed: 0 }
  for (const stream of await ctx.ledger.waiting('assign', TIPS_A_RUN)) {
    await count(done, 'assigned', async () => (await assignTip(ctx, stream)) === 'assigned')
  }
  for (const scheme of await schemesNotInForce(ctx)) {
    for (const stream of await ctx.ledger.waiting(caseWait(scheme), CASES_A_RUN)) {
      await count(done, 'followed', async () => (await followCase(ctx, stream)) === 'followed')
    }
  }
  for (let shard = 0; shard < OUTBOX_SHARDS; shard++) {
    const entries = await ctx.ledger.outbox(shard, ctx.now().getTime() - LOOK_BACK)
    const cases = new Set(entries.map(({ stream }) => stream).filter((stream) => stream.startsWith('case#')))
    for (const stream of cases) {
      await count(done, 'published', async () => {
        const head = await ctx.ledger.head(stream)
        if (!head || (await isPublished(ctx, head))) return false
        return (await publishCase(ctx, head)) === 'published'
      })
    }
  }
  return done
}

async function count(
  done: { -readonly [what in keyof Swept]: Swept[what] },
  what: keyof Swept,
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
