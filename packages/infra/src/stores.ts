import type { TableName } from '@wangge/ledger/tables'

/** Buckets, keys of the key service and queues of work, as data. The tables' own shape is `ledger/tables.ts`. */

export type BucketName = 'Files' | 'Incoming' | 'Evidence'

export type Bucket = {
  /** Days that a replaced or removed object can still be brought back; `all` never ends, without it nothing is kept. */
  readonly oldVersions?: 'all' | number
  /** Days after which every object goes, whoever forgot it. */
  readonly goesAfterDays?: number
  /** Browsers post there from the site's own pages, each with a signed permission. */
  readonly takesPosts?: boolean
  /** Objects created under the prefix are told to the queue. */
  readonly tells?: { readonly queue: WorkQueueName; readonly prefix: string }
}

export const buckets: Readonly<Record<BucketName, Bucket>> = {
  /** Named by their content: geometry of grids. */
  Files: { oldVersions: 'all' },
  /** As a browser sent it, looked at by nobody yet. */
  Incoming: { goesAfterDays: 1, takesPosts: true, tells: { queue: 'Uploads', prefix: 'incoming/' } },
  /** Cleaned copies and locked originals. What was erased is gone with its last version. */
  Evidence: { oldVersions: 35 },
}

export type KeyName = 'VaultKey' | 'IndexKey'

/** Keys that never leave the key service: one encrypts, one makes blind indexes. */
export const keys: Readonly<Record<KeyName, 'encrypts' | 'HMAC_256'>> = {
  VaultKey: 'encrypts',
  IndexKey: 'HMAC_256',
}

/** Work that waits for a function. */
export type WorkQueueName = 'Uploads' | SentQueueName

/** Queues that our own code sends to: what the custodian is to open, and letters to the staff. */
export type SentQueueName = 'Openings' | 'Notices'

/** The variable that names a store, or says a queue's address, to a function. */
export const variableOf = {
  Ledger: 'LEDGER_TABLE',
  Public: 'PUBLIC_TABLE',
  Desk: 'DESK_TABLE',
  Passing: 'PASSING_TABLE',
  Vault: 'VAULT_TABLE',
  Files: 'FILES_BUCKET',
  Incoming: 'INCOMING_BUCKET',
  Evidence: 'EVIDENCE_BUCKET',
  VaultKey: 'VAULT_KEY',
  IndexKey: 'INDEX_KEY',
  Openings: 'OPENINGS_QUEUE',
  Notices: 'NOTICES_QUEUE',
} as const satisfies Readonly<Record<TableName | BucketName | KeyName | SentQueueName, string>>
