import type { TableName } from '@wangge/ledger/tables'

/** What exists in the cloud beside the tables, as data: read by `cloud/build.ts` (SST) and by `packages/local`. */

/** The environment a function sees: plain variables, only those it needs. */
export type Variable =
  | 'LEDGER_TABLE'
  | 'PUBLIC_TABLE'
  | 'FILES_BUCKET'
  | 'RECEIPT_KEY'
  | 'SEAL_KEY'
  | 'JURISDICTION'

/** What the site uses when it is set: the review number (审图号) of its maps, a token that lets Mapbox draw them, its address. */
export type SiteSetting = 'MAP_REVIEW_NO' | 'MAPBOX_TOKEN' | 'SITE_ORIGIN'

/** One line of a function's own role. Nothing else is granted. */
export type Right = {
  readonly on: TableName | `${TableName}/index/${string}` | 'Files'
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
  readonly source: StreamSource | ScheduleSource
  /** Queue for what was given up on (stream: after `retries`; schedule: after Lambda's two retries). */
  readonly deadLetters: QueueName
}

export type FunctionName = 'Assign' | 'Publish' | 'Sweep'
export type QueueName = `${FunctionName}DeadLetters`

/** A transaction of puts is authorised as PutItem. Nobody may update or delete in the ledger. */
const appendToLedger: Right = { on: 'Ledger', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] }
const readFiles: Right = { on: 'Files', actions: ['s3:GetObject'] }

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
      filter: { sk: ['HEAD'], pk: [{ prefix: 'case#' }, { prefix: 'officer#' }, { prefix: 'correction#' }] },
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
      readFiles,
    ],
    variables: ['LEDGER_TABLE', 'PUBLIC_TABLE', 'FILES_BUCKET', 'SEAL_KEY', 'JURISDICTION'],
    timeoutSeconds: 120,
    memoryMb: 1024,
  },
}

/** The Next.js site: one server function behind an API Gateway, one role. */
export const site: Allowance & { readonly path: string; readonly settings: readonly SiteSetting[] } = {
  path: 'web',
  settings: ['MAP_REVIEW_NO', 'MAPBOX_TOKEN', 'SITE_ORIGIN'],
  rights: [
    appendToLedger,
    { on: 'Public', actions: ['dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'Public/index/ByTag', actions: ['dynamodb:Query'] },
    readFiles,
  ],
  variables: ['LEDGER_TABLE', 'PUBLIC_TABLE', 'FILES_BUCKET', 'RECEIPT_KEY', 'SEAL_KEY', 'JURISDICTION'],
  timeoutSeconds: 20,
  memoryMb: 1024,
}

export const queues = Object.values(functions).map((f) => f.deadLetters)
