import type { TableName } from '@wangge/ledger/tables'
import type { BucketName, KeyName, variableOf, WorkQueueName } from './stores.ts'

/** What runs in the cloud, as data: read by `cloud/build.ts` (SST) and by `packages/local`. */

/** The environment a function sees: plain variables, only those it needs. `INCOMING_ORIGIN`: where browsers post files to. */
export type Variable =
  | (typeof variableOf)[keyof typeof variableOf]
  | 'INCOMING_ORIGIN'
  | 'RECEIPT_KEY'
  | 'SEAL_KEY'
  | 'SIGN_KEY'
  | 'JURISDICTION'

/**
 * What the site uses when it is set: the review number (审图号) of its maps, a token that lets Mapbox draw them, its
 * address, and where it takes a caller's address from: `connection` (without it), or the name of a header.
 */
export type SiteSetting = 'MAP_REVIEW_NO' | 'MAPBOX_TOKEN' | 'SITE_ORIGIN' | 'CLIENT_ADDRESS'

/** One line of a function's own role. Nothing else is granted. */
export type Right = {
  readonly on: TableName | `${TableName}/index/${string}` | BucketName | KeyName
  readonly actions: readonly string[]
}

export type StreamSource = {
  readonly kind: 'stream'
  readonly table: TableName
  /** What the new image's string attributes must be: any of the values, as in a Lambda event filter. */
  readonly filter: Readonly<Record<string, readonly (string | { readonly prefix: string })[]>>
  readonly batchSize: number
  /** Concurrent batches per shard; records of one partition key stay in order. */
  readonly parallel: number
  readonly retries: number
}

export type ScheduleSource = { readonly kind: 'schedule'; readonly everyMinutes: number }

/** Messages of a queue of its own, a batch at a time; one that was received too often goes to the dead letters. */
export type QueueSource = {
  readonly kind: 'queue'
  readonly queue: WorkQueueName
  readonly batchSize: number
  /** Concurrent batches at most: a flood waits in the queue. */
  readonly parallel: number
  readonly maxReceives: number
}

/** What a function may use, and no more. */
export type Allowance = {
  readonly rights: readonly Right[]
  readonly variables: readonly Variable[]
  readonly timeoutSeconds: number
  readonly memoryMb: number
}

export type CloudFunction = Allowance & {
  /** File under `functions/` without its ending; it exports `handler`. */
  readonly file: string
  readonly source: StreamSource | ScheduleSource | QueueSource
  /** Packages with a native part and their versions, installed for the cloud's machines instead of bundled. */
  readonly native?: Readonly<Record<string, string>>
  /** Queue for what was given up on (stream: after `retries`; schedule: after Lambda's two retries; queue: after `maxReceives`). */
  readonly deadLetters: QueueName
}

export type FunctionName = 'Assign' | 'Publish' | 'Sweep' | 'Clean'
export type QueueName = `${FunctionName}DeadLetters`

/** A transaction of puts is authorised as PutItem. Nobody may update or delete in the ledger. */
const appendToLedger: Right = { on: 'Ledger', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] }
const readFiles: Right = { on: 'Files', actions: ['s3:GetObject'] }
/** The vault is written and never read: nobody may open a box until there is a custodian. */
const encrypt: Right = { on: 'VaultKey', actions: ['kms:GenerateDataKey'] }

export const functions: Readonly<Record<FunctionName, CloudFunction>> = {
  Assign: {
    file: 'stream/assign',
    source: {
      kind: 'stream',
      table: 'Ledger',
      filter: { sk: ['HEAD'], waiting: ['assign'] },
      batchSize: 100,
      parallel: 10,
      retries: 8,
    },
    deadLetters: 'AssignDeadLetters',
    rights: [appendToLedger, readFiles],
    variables: ['LEDGER_TABLE', 'FILES_BUCKET', 'SEAL_KEY', 'JURISDICTION'],
    timeoutSeconds: 60,
    memoryMb: 1024,
  },
  Publish: {
    file: 'stream/publish',
    source: {
      kind: 'stream',
      table: 'Ledger',
      filter: {
        sk: ['HEAD'],
        pk: [{ prefix: 'case#' }, { prefix: 'officer#' }, { prefix: 'correction#' }, { prefix: 'rewards#' }],
      },
      batchSize: 100,
      parallel: 10,
      retries: 8,
    },
    deadLetters: 'PublishDeadLetters',
    rights: [{ on: 'Public', actions: ['dynamodb:PutItem'] }],
    variables: ['PUBLIC_TABLE'],
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  Sweep: {
    file: 'schedule/sweep',
    source: { kind: 'schedule', everyMinutes: 1 },
    deadLetters: 'SweepDeadLetters',
    rights: [
      appendToLedger,
      { on: 'Ledger', actions: ['dynamodb:Query'] },
      { on: 'Ledger/index/Waiting', actions: ['dynamodb:Query'] },
      { on: 'Public', actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'] },
      { on: 'Evidence', actions: ['s3:DeleteObject'] },
      readFiles,
    ],
    variables: [
      'LEDGER_TABLE',
      'PUBLIC_TABLE',
      'FILES_BUCKET',
      'EVIDENCE_BUCKET',
      'SEAL_KEY',
      'JURISDICTION',
    ],
    timeoutSeconds: 120,
    memoryMb: 1024,
  },
  Clean: {
    file: 'object/clean',
    source: { kind: 'queue', queue: 'Uploads', batchSize: 5, parallel: 20, maxReceives: 5 },
    native: { sharp: '0.35.5' },
    deadLetters: 'CleanDeadLetters',
    rights: [
      appendToLedger,
      { on: 'Passing', actions: ['dynamodb:GetItem'] },
      /** ListBucket alone makes S3 say that an object is not there. */
      { on: 'Incoming', actions: ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket'] },
      { on: 'Evidence', actions: ['s3:DeleteObject', 's3:PutObject'] },
      encrypt,
    ],
    variables: [
      'LEDGER_TABLE',
      'PASSING_TABLE',
      'INCOMING_BUCKET',
      'EVIDENCE_BUCKET',
      'SEAL_KEY',
      'VAULT_TABLE',
      'VAULT_KEY',
      'INDEX_KEY',
    ],
    timeoutSeconds: 60,
    memoryMb: 1536,
  },
}

/** The Next.js site: one server function behind an API Gateway, one role. */
export const site: Allowance & { readonly path: string; readonly settings: readonly SiteSetting[] } = {
  path: 'web',
  settings: ['MAP_REVIEW_NO', 'MAPBOX_TOKEN', 'SITE_ORIGIN', 'CLIENT_ADDRESS'],
  rights: [
    appendToLedger,
    { on: 'Ledger', actions: ['dynamodb:Query'] },
    { on: 'Public', actions: ['dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'Public/index/ByTag', actions: ['dynamodb:Query'] },
    { on: 'Passing', actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'] },
    { on: 'Vault', actions: ['dynamodb:PutItem'] },
    encrypt,
    { on: 'IndexKey', actions: ['kms:GenerateMac'] },
    readFiles,
    /** Its permissions to post are signed by this right. */
    { on: 'Incoming', actions: ['s3:DeleteObject', 's3:PutObject'] },
    { on: 'Evidence', actions: ['s3:DeleteObject', 's3:GetObject'] },
  ],
  variables: [
    'LEDGER_TABLE',
    'PUBLIC_TABLE',
    'PASSING_TABLE',
    'VAULT_TABLE',
    'FILES_BUCKET',
    'INCOMING_BUCKET',
    'INCOMING_ORIGIN',
    'EVIDENCE_BUCKET',
    'VAULT_KEY',
    'INDEX_KEY',
    'RECEIPT_KEY',
    'SEAL_KEY',
    'SIGN_KEY',
    'JURISDICTION',
  ],
  timeoutSeconds: 20,
  memoryMb: 1024,
}

export type WorkQueue = {
  readonly name: WorkQueueName
  /** How long a message is kept from others once it was received; AWS advises six times the function's time. */
  readonly visibilitySeconds: number
  readonly maxReceives: number
  readonly deadLetters: QueueName
}

export const workQueues: readonly WorkQueue[] = Object.values(functions).flatMap((wired) =>
  wired.source.kind === 'queue'
    ? [
        {
          name: wired.source.queue,
          visibilitySeconds: 6 * wired.timeoutSeconds,
          maxReceives: wired.source.maxReceives,
          deadLetters: wired.deadLetters,
        },
      ]
    : [],
)

export const deadLetterQueues = Object.values(functions).map((wired) => wired.deadLetters)
