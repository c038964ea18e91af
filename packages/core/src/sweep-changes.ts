import type { Change } from '@wangge/ledger'
import { OUTBOX_SHARDS } from '@wangge/ledger/keys'
import { longestHold, releaseRule } from './case/slots.ts'
import type { Context } from './context.ts'
import { isShownStream } from './shown-nouns.ts'
import type { Mark } from './sweep-mark.ts'

/** Changes looked at in one run, of the oldest first; the rest come in the next. */
const CHANGES_A_RUN = 2_000

/** What was appended may be found so much later than its time says: clocks differ, and an append may take long. */
const SETTLE = 2 * 60_000

/** One that cannot be published holds the mark back for so long, and is tried in every run; after that `replay` is its remedy. */
const PATIENCE = 24 * 3_600_000

/** The last change of a stream, and how often it changed: two changes may have the same time. */
export type Changed = Change & { readonly times: number }

/**
 * Streams that changed since the mark and are to be seen somewhere, each once, by its last change. Whoever released cases left
 * no trace of that: where that was lately, also those the released ones were opened or changed in, however long they were held.
 */
export async function changesSince(
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  { seen, released }: Mark,
): Promise<readonly Changed[]> {
  const held = released >= seen ? longestHold(releaseRule(ctx.jurisdiction, ctx.now())) : 0
  const since = seen - held
  const logged = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => ctx.ledger.outbox(shard, since))
  const found = (await Promise.all([ctx.ledger.traces(since), ...logged])).flat()
  const last = new Map<string, Changed>()
  for (const { stream, at } of found) {
    if (!isShownStream(stream)) continue
    const { at: before, times } = last.get(stream) ?? { at: 0, times: 0 }
    last.set(stream, { stream, at: Math.max(at, before), times: times + 1 })
  }
  return [...last.values()].toSorted((one, other) => one.at - other.at)
}

/** What a run takes of them. */
export const ofOneRun = <One extends Change>(changes: readonly One[]): readonly One[] =>
  changes.slice(0, CHANGES_A_RUN)

/** Up to where all is looked at after a run that began at `now`: before what failed, and what the run did not come to. */
export function seenAfter(
  mark: Mark,
  now: Date,
  changes: readonly Change[],
  failed: readonly Change[],
): number {
  const left = [...failed, ...changes.slice(CHANGES_A_RUN)].map(({ at }) => at)
  const first = Math.max(Math.min(...left, now.getTime() - SETTLE), now.getTime() - PATIENCE)
  return Math.max(mark.seen, first)
}
