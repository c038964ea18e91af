import type { TableName } from '@wangge/ledger/tables'
import type { BucketName, KeyName, SentQueueName, variableOf, WorkQueueName } from './stores.ts'

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
 * What is used when it is set. Of the site: the review number (审图号) of its maps, a token that lets Mapbox draw them, its
 * address, where it takes a caller's address from (`connection` without it, or the name of a header), and by which OpenID
 * provider staff sign in, as what, and how that calls a second factor. Of notices:
 * the mail server with its password, the sender, and where else they are posted, signed with what, in which language.
 */
export type Setting =
  | 'MAP_REVIEW_NO'
  | 'MAPBOX_TOKEN'
  | 'SITE_ORIGIN'
  | 'CLIENT_ADDRESS'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_ACR'
  | 'MAIL_FROM'
  | 'WEBHOOK_URL'
  | 'WEBHOOK_LANGUAGE'
  | SecretSetting

/** Those that are kept encrypted where a deployment's state lies. */
export type SecretSetting = (typeof secretSettings)[number]
export const secretSettings = ['SMTP_URL', 'WEBHOOK_SECRET', 'OIDC_CLIENT_SECRET'] as const

/** One line of a function's own role. Nothing else is granted. */
export type Right = {
  readonly on: TableName | `${TableName}/index/${string}` | BucketName | KeyName | SentQueueName
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
  /** Variables that are there only where a deployment sets them. */
  readonly settings?: readonly Setting[]
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
  /** What it says in its log only when somebody must be woken. */
  readonly rings?: readonly string[]
}

export type FunctionName = 'Assign' | 'Publish' | 'Sweep' | 'Clean' | 'Notify' | 'Mail' | 'Custodian'
export type QueueName = `${FunctionName}DeadLetters`

/** A transaction of puts is authorised as PutItem. Nobody may update or delete in the ledger. */
const appendToLedger: Right = { on: 'Ledger', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] }
/** The work lists of the desk are written by who publishes a head. */
const fillDesk: Right = { on: 'Desk', actions: ['dynamodb:PutItem'] }
const readFiles: Right = { on: 'Files', actions: ['s3:GetObject'] }
/** The vault is written and never read, but by the function Custodian. */
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
        pk: [
          { prefix: 'agreement#' },
          { prefix: 'audit#' },
          { prefix: 'case#' },
          { prefix: 'correction#' },
          { prefix: 'officer#' },
          { prefix: 'opening#' },
          { prefix: 'openings#' },
          { prefix: 'patrol#' },
          { prefix: 'reward#' },
          { prefix: 'rewards#' },
          { prefix: 'staff#' },
        ],
      },
      batchSize: 100,
      parallel: 10,
      retries: 8,
    },
    deadLetters: 'PublishDeadLetters',
    rights: [{ on: 'Public', actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'] }, fillDesk],
    variables: ['PUBLIC_TABLE', 'DESK_TABLE'],
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  Sweep: {
    file: 'schedule/sweep',
    source: { kind: 'schedule', everyMinutes: 1 },
    deadLetters: 'SweepDeadLetters',
    rings: ['sweep.failed', 'sweep.tips_wait'],
    rights: [
      appendToLedger,
      { on: 'Ledger', actions: ['dynamodb:Query'] },
      { on: 'Ledger/index/Waiting', actions: ['dynamodb:Query'] },
      { on: 'Public', actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'] },
      { on: 'Desk', actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'] },
      { on: 'Evidence', actions: ['s3:DeleteObject'] },
      /** Contacts whose time is over are overwritten with nothing. */
      { on: 'Vault', actions: ['dynamodb:PutItem'] },
      readFiles,
    ],
    variables: [
      'LEDGER_TABLE',
      'PUBLIC_TABLE',
      'DESK_TABLE',
      'VAULT_TABLE',
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
      { on: 'Evidence', actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'] },
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
  Notify: {
    file: 'schedule/notify',
    source: { kind: 'schedule', everyMinutes: 5 },
    deadLetters: 'NotifyDeadLetters',
    rights: [
      /** Accounts, and the register that says how far it is. */
      appendToLedger,
      { on: 'Desk/index/Queue', actions: ['dynamodb:Query'] },
      { on: 'Notices', actions: ['sqs:SendMessage'] },
      /** Schemes: who has which cells after a reform. */
      readFiles,
    ],
    variables: ['LEDGER_TABLE', 'DESK_TABLE', 'NOTICES_QUEUE', 'FILES_BUCKET', 'JURISDICTION'],
    timeoutSeconds: 120,
    memoryMb: 512,
  },
  Mail: {
    file: 'queue/mail',
    source: { kind: 'queue', queue: 'Notices', batchSize: 5, parallel: 2, maxReceives: 5 },
    deadLetters: 'MailDeadLetters',
    rights: [
      { on: 'Ledger', actions: ['dynamodb:GetItem'] },
      { on: 'Passing', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] },
    ],
    variables: ['LEDGER_TABLE', 'PASSING_TABLE'],
    settings: ['SMTP_URL', 'MAIL_FROM', 'SITE_ORIGIN', 'WEBHOOK_URL', 'WEBHOOK_SECRET', 'WEBHOOK_LANGUAGE'],
    timeoutSeconds: 120,
    memoryMb: 512,
  },
  /** The one function that opens a box of the vault, and nothing else: only what the ledger says was asked. */
  Custodian: {
    file: 'queue/custodian',
    source: { kind: 'queue', queue: 'Openings', batchSize: 5, parallel: 2, maxReceives: 5 },
    deadLetters: 'CustodianDeadLetters',
    rings: ['identity.canary'],
    rights: [
      appendToLedger,
      { on: 'Passing', actions: ['dynamodb:PutItem'] },
      { on: 'Vault', actions: ['dynamodb:GetItem'] },
      { on: 'VaultKey', actions: ['kms:Decrypt'] },
    ],
    variables: ['LEDGER_TABLE', 'PASSING_TABLE', 'SEAL_KEY', 'VAULT_TABLE', 'VAULT_KEY', 'INDEX_KEY'],
    timeoutSeconds: 30,
    memoryMb: 512,
  },
}

/** The Next.js site: one server function behind an API Gateway, one role. */
export const site: Allowance & { readonly path: string; readonly settings: readonly Setting[] } = {
  path: 'web',
  settings: [
    'MAP_REVIEW_NO',
    'MAPBOX_TOKEN',
    'SITE_ORIGIN',
    'CLIENT_ADDRESS',
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
    'OIDC_ACR',
  ],
  rights: [
    appendToLedger,
    { on: 'Ledger', actions: ['dynamodb:Query'] },
    /** The tips that joined a case. */
    { on: 'Ledger/index/Waiting', actions: ['dynamodb:Query'] },
    { on: 'Public', actions: ['dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'Public/index/ByTag', actions: ['dynamodb:Query'] },
    { on: 'Desk/index/Queue', actions: ['dynamodb:Query'] },
    {
      on: 'Passing',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    },
    { on: 'Vault', actions: ['dynamodb:PutItem'] },
    encrypt,
    { on: 'IndexKey', actions: ['kms:GenerateMac'] },
    readFiles,
    /** Its permissions to post are signed by this right. */
    { on: 'Incoming', actions: ['s3:DeleteObject', 's3:PutObject'] },
    { on: 'Evidence', actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'] },
    { on: 'Openings', actions: ['sqs:SendMessage'] },
  ],
  variables: [
    'LEDGER_TABLE',
    'PUBLIC_TABLE',
    'DESK_TABLE',
    'PASSING_TABLE',
    'VAULT_TABLE',
    'FILES_BUCKET',
    'INCOMING_BUCKET',
    'INCOMING_ORIGIN',
    'EVIDENCE_BUCKET',
    'OPENINGS_QUEUE',
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
