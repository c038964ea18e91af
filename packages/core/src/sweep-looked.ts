import type { Ledger } from '@wangge/ledger'
import type { Changed } from './sweep-changes.ts'

/** What this process found to be seen where it belongs. Lost with the process: then all since the mark is looked at again. */
export type Looked = {
  /** Of each stream, the changes it was found with. */
  readonly found: Map<string, string>
  /** The release after which it was looked; another process's later one makes all of it void, for a release leaves no trace. */
  released: number
}

const byLedger = new WeakMap<Ledger, Looked>()

export function lookedBefore(ledger: Ledger, released: number): Looked {
  const kept = byLedger.get(ledger)
  if (kept?.released === released) return kept
  const nothing: Looked = { found: new Map(), released }
  byLedger.set(ledger, nothing)
  return nothing
}

/** The changes still to be looked at. What lies before the mark is forgotten. */
export function notLookedAt({ found }: Looked, changes: readonly Changed[]): readonly Changed[] {
  const streams = new Set(changes.map(({ stream }) => stream))
  for (const stream of found.keys()) if (!streams.has(stream)) found.delete(stream)
  return changes.filter((change) => found.get(change.stream) !== changesOf(change))
}

export const noteFound = ({ found }: Looked, change: Changed) => found.set(change.stream, changesOf(change))

const changesOf = ({ at, times }: Changed) => `${at} ${times}`
