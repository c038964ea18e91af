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

/**
 * Streams that changed since the mark and are to be seen somewhere, each once, by its last change. Whoever released cases left
 * no trace of that: where that was lately, also those the released ones were opened or changed in, however long they were held.
 */
export async function changesSince(
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  { seen, released }: Mark,
): Promise<readonly Change[]> {
  const held = released >= seen ? longestHold(releaseRule(ctx.jurisdiction, ctx.now())) : 0
  const since = seen - held
  const logged = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => ctx.ledger.outbox(shard, since))
  const found = (await Promise.all([ctx.ledger.traces(since), ...logged])).flat()
  const last = new Map<string, number>()
  for (const { stream, at } of found)
    if (isShownStream(stream)) last.set(stream, Math.max(at, last.get(stream) ?? 0))
  return [...last].map(([stream, at]) => ({ stream, at })).toSorted((one, other) => one.at - other.at)
}

/** What a run takes of them. */
export const ofOneRun = (changes: readonly Change[]): readonly Change[] => changes.slice(0, CHANGES_A_RUN)

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
