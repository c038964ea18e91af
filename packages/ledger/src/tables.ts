/** What the two tables look like, as data: `packages/infra` builds them in the cloud, `packages/local` on one machine. */
export type Table = {
  readonly key: { readonly hash: string; readonly range: string }
  readonly indexes: Readonly<Record<string, Index>>
  /** Whether changes are sent to a DynamoDB stream with the new image. */
  readonly stream: boolean
  readonly pointInTimeRecovery: boolean
}

export type Index = {
  readonly hash: string
  readonly range: string
  readonly projection: 'all' | 'keys-only'
}

export type TableName = 'Ledger' | 'Public'

export const tables: Readonly<Record<TableName, Table>> = {
  /** Private, append-only truth: events, heads, sealed payloads, receipts, idempotency keys, outbox. */
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
}
