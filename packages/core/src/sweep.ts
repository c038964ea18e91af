import { OUTBOX_SHARDS } from '@wangge/ledger/keys'
import { isPublished, publishCase } from './case/publish.ts'
import type { Context } from './context.ts'
import { assignTip } from './tip/assign.ts'

/** How far back cases are checked for a missing page, in milliseconds. Older ones are `replay`'s. */
const LOOK_BACK = 3_600_000

/** Tips taken up in one run; the rest come in the next. */
const TIPS_A_RUN = 500

export type Swept = { readonly assigned: number; readonly published: number; readonly failed: number }

/**
 * Does again what a lost stream record would have caused: every tip still waiting for its cell, and every case opened in
 * the last hour whose page does not stand (lost, or its release has come meanwhile). One that fails stops no other.
 */
export async function sweep(ctx: Context): Promise<Swept> {
  const done = { assigned: 0, published: 0, failed: 0 }
  for (const stream of await ctx.ledger.waiting('assign', TIPS_A_RUN)) {
    await count(done, 'assigned', async () => (await assignTip(ctx, stream)) === 'assigned')
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
  done: { assigned: number; published: number; failed: number },
  what: 'assigned' | 'published',
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
