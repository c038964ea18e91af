import type { Json } from './ledger.ts'

/**
 * What is needed for minutes or hours and then forgotten: spent challenges, permits, counters. Never the truth of
 * anything: lost, it costs a citizen a second proof of work or an attacker's counter starts anew. A key is for claims
 * or for a counter, not for both. May throw LedgerUnavailable.
 */
export type Passing = {
  /**
   * The first to claim a name until then has it; later ones get what the first one left. Who asks again after a lost
   * reply may be told that it lost to its own value: what counts is whose value stands.
   */
  claim(key: string, value: Json, until: Date): Promise<{ readonly won: boolean; readonly value: Json }>
  /** What was claimed or counted; undefined where nothing stands or its time is over. */
  read(key: string): Promise<Json | undefined>
  /**
   * Adds `by` (default 1) to a counter; returns what it counts now. It lives until the time that was given when it
   * began. A lost reply may count twice, never not at all.
   */
  count(key: string, until: Date, by?: number): Promise<number>
}
