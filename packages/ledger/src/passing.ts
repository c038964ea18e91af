import type { Json } from './ledger.ts'

/**
 * What is needed for minutes or hours and then forgotten: spent challenges, permits, sessions, counters. Never the truth of
 * anything: lost, it costs a citizen a second proof of work, a member of staff a new sign-in, or an attacker's counter starts
 * anew. A key is for claims and replacements, for a counter or for a group, never for two of them. May throw LedgerUnavailable.
 */
export type Passing = {
  /**
   * The first to claim a name until then has it; later ones get what the first one left. Who asks again after a lost
   * reply may be told that it lost to its own value: what counts is whose value stands.
   */
  claim(key: string, value: Json, until: Date): Promise<{ readonly won: boolean; readonly value: Json }>
  /** Overwrites whatever stands under the name: the last to write wins. With a time that is over, it stands no more. */
  replace(key: string, value: Json, until: Date): Promise<void>
  /** As `replace`, for one of the names in a group, which can be listed. `read` does not find it. */
  enlist(group: string, name: string, value: Json, until: Date): Promise<void>
  /** Everything that stands in a group, by name, as of now: whatever was enlisted before is in it. */
  list(group: string): Promise<readonly Listed[]>
  /** What was claimed, replaced or counted; undefined where nothing stands or its time is over. */
  read(key: string): Promise<Json | undefined>
  /**
   * Adds `by` (default 1) to a counter; returns what it counts now. It lives until the time that was given when it
   * began. A lost reply may count twice, never not at all.
   */
  count(key: string, until: Date, by?: number): Promise<number>
}

export type Listed = { readonly name: string; readonly value: Json }
