import type { Append, Change, IsTraced } from './ledger.ts'

/** The traces an append leaves: of each stream that is to leave one and that its outbox does not name. */
export function tracesOf({ at, streams, outbox = [] }: Append, isTraced: IsTraced): readonly Change[] {
  const told = new Set(outbox.map(({ stream }) => stream))
  return streams
    .filter(({ stream, isUntraced }) => !isUntraced && isTraced(stream) && !told.has(stream))
    .map(({ stream }) => ({ stream, at: Date.parse(at) }))
}
