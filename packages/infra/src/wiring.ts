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

const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] as const
/** A transaction is authorised action by action; nobody may delete from the ledger. */
const append = ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'] as const

const assigning: readonly Right[] = [
  { on: 'Ledger', actions: [...read, ...append] },
  { on: 'Files', actions: ['s3:GetObject'] },
]
const publishing: readonly Right[] = [{ on: 'Public', actions: [...read, 'dynamodb:PutItem'] }]

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
    rights: assigning,
    variables: ['LEDGER_TABLE', 'FILES_BUCKET', 'SEAL_KEY', 'JURISDICTION'],
    timeoutSeconds: 60,
    memoryMb: 1024,
  },
  Publish: {
    file: 'stream/publish',
    source: {
      kind: 'stream',
      table: 'Ledger',
      filter: { sk: ['HEAD'], pk: [{ prefix: 'case#' }, { prefix: 'officer#' }] },
      batchSize: 100,
      parallel: 10,
      retries: 8,
    },
    deadLetters: 'PublishDeadLetters',
    rights: publishing,
    variables: ['PUBLIC_TABLE'],
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  Sweep: {
    file: 'schedule/sweep',
    source: { kind: 'schedule', everyMinutes: 1 },
    deadLetters: 'SweepDeadLetters',
    rights: [...assigning, { on: 'Ledger/index/Waiting', actions: ['dynamodb:Query'] }, ...publishing],
    variables: ['LEDGER_TABLE', 'PUBLIC_TABLE', 'FILES_BUCKET', 'SEAL_KEY', 'JURISDICTION'],
    timeoutSeconds: 120,
    memoryMb: 1024,
  },
}

/** The Next.js site: one server function behind an API Gateway, one role. */
export const site: Allowance & { readonly path: string } = {
  path: 'web',
  rights: [
    { on: 'Ledger', actions: [...read, ...append] },
    { on: 'Public', actions: read },
    { on: 'Public/index/ByTag', actions: ['dynamodb:Query'] },
    { on: 'Files', actions: ['s3:GetObject'] },
  ],
  variables: ['LEDGER_TABLE', 'PUBLIC_TABLE', 'FILES_BUCKET', 'RECEIPT_KEY', 'SEAL_KEY', 'JURISDICTION'],
  timeoutSeconds: 20,
  memoryMb: 1024,
}

export const queues = Object.values(functions).map((f) => f.deadLetters)
