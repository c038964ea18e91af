/** Append-only streams with a head, and versioned views. Knows no noun of the product. */

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** One fact that happened to a stream. `seq` runs 1, 2, 3 … without a gap; `at` is RFC 3339 in UTC. */
export type Event = {
  readonly seq: number
  readonly type: string
  readonly at: string
  readonly by: string
  readonly data: Json
}

/** The newest state of a stream: the fold of its events, kept beside them in the same transaction. */
export type Head = {
  readonly stream: string
  readonly seq: number
  readonly at: string
  readonly state: Json
  /** Name of the work this stream still waits for; such heads are found by `waiting()`. */
  readonly waiting?: string
}

export type StreamAppend = {
  readonly stream: string
  /** `seq` of the head the decision was made on, 0 for a new stream. */
  readonly after: number
  /** `sealed`: what this event tells in private, encrypted; erasable without touching the event. */
  readonly events: readonly { readonly type: string; readonly data: Json; readonly sealed?: Uint8Array }[]
  /** State after these events. */
  readonly state: Json
  readonly waiting?: string
  /**
   * From when the work that is waited for is due, in the form of the append's `at`, which is the default. May lie
   * ahead: `waiting()` orders and bounds by it.
   */
  readonly since?: string
  /** Encrypted private payload; erasable without touching the events. */
  readonly sealed?: Uint8Array
  /** Leaves no trace, for whoever made this change finds it again himself. */
  readonly isUntraced?: boolean
  /** What is erased for ever: `0` the payload of the stream, `n` what was sealed beside event n. */
  readonly erase?: readonly number[]
}

/** A name that can be taken once, for ever; the loser is told who has it. */
export type Claim = { readonly key: string; readonly value: Json }

/** A small box that changes with a deed: `after` is the version the decision was made on, 0 where none stands. */
export type RegisterChange = { readonly key: string; readonly after: number; readonly box: Uint8Array }
export type Register = { readonly version: number; readonly box: Uint8Array }

/** A frozen entry for the public log, in a shard's time order. `at` in milliseconds, unique with `id`. */
export type OutboxEntry = {
  readonly shard: number
  readonly at: number
  readonly id: string
  readonly stream: string
  readonly entry: string
}

/** That a stream changed. `at` in milliseconds. */
export type Change = { readonly stream: string; readonly at: number }

/** A place in the order of what waits for a work. */
export type WaitingPlace = { readonly since: string; readonly stream: string }

/** Everything of one deed: stored whole or not at all. */
export type Append = {
  readonly at: string
  readonly by: string
  readonly streams: readonly StreamAppend[]
  readonly outbox?: readonly OutboxEntry[]
  readonly receipt?: { readonly locator: string; readonly value: Json }
  /** Idempotency: the first append under `key` wins for ever; later ones are refused with its `value`. */
  readonly once?: { readonly key: string; readonly value: Json }
  readonly claims?: readonly Claim[]
  readonly registers?: readonly RegisterChange[]
}

/** Why nothing was stored, with what stands there now. */
export type Refusal =
  | { readonly refused: 'once'; readonly value: Json }
  | { readonly refused: 'receipt' }
  | { readonly refused: 'claim'; readonly key: string; readonly value: Json }
  | { readonly refused: 'register'; readonly key: string }
  | { readonly refused: 'stream'; readonly stream: string; readonly head: Head | undefined }

export type Ledger = {
  /** @throws LedgerUnavailable when the store did not answer; the append may or may not have happened. */
  append(append: Append): Promise<'stored' | Refusal>
  /** Strongly consistent, as all reads here but `waiting`. */
  head(stream: string): Promise<Head | undefined>
  events(stream: string): Promise<readonly Event[]>
  /** Undefined where nothing was sealed or it was erased. */
  sealed(stream: string): Promise<Uint8Array | undefined>
  /** What was sealed beside events and not erased, by `seq`. */
  sealedEvents(stream: string): Promise<ReadonlyMap<number, Uint8Array>>
  receipt(locator: string): Promise<Json | undefined>
  once(key: string): Promise<Json | undefined>
  claim(key: string): Promise<Json | undefined>
  register(key: string): Promise<Register | undefined>
  /**
   * Streams whose head waits for `work`, by their `since`, earliest first, at most `limit`; with `before` (RFC 3339)
   * only those whose `since` lies before it. Eventually consistent.
   */
  waiting(work: string, limit: number, before?: string): Promise<readonly string[]>
  /** As `waiting`, from behind a place on; `last` is the place of the last one found where there may be more. */
  waitingAfter(
    work: string,
    limit: number,
    after: WaitingPlace | undefined,
    before?: string,
  ): Promise<{ readonly streams: readonly string[]; readonly last?: WaitingPlace }>
  /**
   * Changes, from `since` (milliseconds) on and oldest first, of the streams this ledger traces that no outbox entry of the
   * same append names. A trace is stored with its change or not at all.
   */
  traces(since: number): Promise<readonly Change[]>
  /** Outbox entries of a shard from `since` (milliseconds) on, oldest first. */
  outbox(shard: number, since: number): Promise<readonly OutboxEntry[]>
}

/** Which streams leave a trace when they change. */
export type IsTraced = (stream: string) => boolean

/** A view or one entry of a list. `seq` is that of the head it was made from: newer wins, whatever the order of delivery. */
export type View = {
  readonly pk: string
  readonly sk: string
  readonly seq: number
  readonly body: Json
  /** Second partition under which the entry is listed, in the same order; its entries share one `pk`. */
  readonly tag?: string
}

export type ViewKey = { readonly pk: string; readonly sk: string }

export type ViewList = {
  readonly pk: string
  readonly tag?: string
  /** What `sk` begins with; never empty. */
  readonly prefix: string
  readonly limit: number
  /** `sk` of the last entry already seen. */
  readonly after?: string
}

export type Views = {
  /** Stored only where nothing or an older view stands. */
  put(view: View): Promise<'stored' | 'older'>
  /** In the order of `keys`; eventually consistent. */
  get(keys: readonly ViewKey[]): Promise<readonly (View | undefined)[]>
  /** Entries by descending `sk`; `next` is the `after` of the following page. */
  list(list: ViewList): Promise<{ readonly views: readonly View[]; readonly next?: string }>
}

/** The store did not answer, or refused for load. Nothing is half-written; the same call may be made again. */
export class LedgerUnavailable extends Error {
  override readonly name = 'LedgerUnavailable'
}
