/** What the tables look like, as data: `packages/infra` builds them in the cloud, `packages/local` on one machine. */
export type Table = {
  readonly key: { readonly hash: string; readonly range: string }
  readonly indexes: Readonly<Record<string, Index>>
  /** Whether changes are sent to a DynamoDB stream with the new image. */
  readonly stream: boolean
  readonly pointInTimeRecovery: boolean
  /** The number attribute, in seconds since 1970, after which the engine may delete an item. */
  readonly timeToLive?: string
}

export type Index = {
  readonly hash: string
  readonly range: string
  readonly projection: 'all' | 'keys-only'
}

export type TableName = 'Ledger' | 'Public' | 'Desk' | 'Passing' | 'Vault'

export const tables: Readonly<Record<TableName, Table>> = {
  /** Private, append-only truth: events, heads, sealed boxes, receipts, idempotency keys, claims, registers, outbox. */
  Ledger: {
    key: { hash: 'pk', range: 'sk' },
    /** Sparse: only a HEAD that still waits for somebody carries the attribute `waiting`. */
    indexes: { Waiting: { hash: 'waiting', range: 'since', projection: 'keys-only' } },
    stream: true,
    pointInTimeRecovery: true,
  },
  /** Views for everyone; may be dropped and rebuilt from `Ledger` at any time. */
  Public: {
    key: { hash: 'pk', range: 'sk' },
    /** Sparse: list entries that can be asked for by a second key (a cell and a status). */
    indexes: { ByTag: { hash: 'tag', range: 'sk', projection: 'all' } },
    stream: false,
    pointInTimeRecovery: true,
  },
  /** Work lists of the staff, private; may be dropped and rebuilt from `Ledger` at any time. */
  Desk: {
    key: { hash: 'pk', range: 'sk' },
    /** Sparse: an entry that has left its queue carries no `queue`. */
    indexes: { Queue: { hash: 'queue', range: 'order', projection: 'all' } },
    stream: false,
    pointInTimeRecovery: false,
  },
  /** Needed for minutes or hours, never the truth of anything: spent challenges, permits, counters. */
  Passing: {
    key: { hash: 'pk', range: 'sk' },
    indexes: {},
    stream: false,
    pointInTimeRecovery: false,
    timeToLive: 'until',
  },
  /** What could name a person, encrypted; no stream, so no copy leaves it. */
  Vault: {
    key: { hash: 'pk', range: 'sk' },
    indexes: {},
    stream: false,
    pointInTimeRecovery: true,
  },
}
