import { dynamoDb } from '@wangge/ledger/dynamodb'
import { dynamoBoard } from '@wangge/ledger/dynamodb-board'
import { dynamoLedger } from '@wangge/ledger/dynamodb-ledger'
import { dynamoPassing } from '@wangge/ledger/dynamodb-passing'
import { dynamoViews } from '@wangge/ledger/dynamodb-views'
import { dynamoVault, vaultEraser } from '@wangge/vault/dynamodb-vault'
import { keyService } from '@wangge/vault/key-service'
import type { Source } from './context.ts'
import { s3Client, s3Files, s3Objects } from './files.ts'
import { s3Incoming } from './incoming.ts'
import { sqsClient, sqsQueue } from './queues.ts'
import { isShownStream } from './shown-nouns.ts'

/**
 * How each store of a context is made, of which variables. Who imports one bundles its client: name those you use, or
 * give all of them as `import * as stores`.
 */

export const ledger = ({ variable, shared }: Source) =>
  dynamoLedger(shared(dynamoDb), variable('LEDGER_TABLE'), isShownStream)
export const views = ({ variable, shared }: Source) => dynamoViews(shared(dynamoDb), variable('PUBLIC_TABLE'))
export const passing = ({ variable, shared, now }: Source) =>
  dynamoPassing(shared(dynamoDb), variable('PASSING_TABLE'), now)
export const board = ({ variable, shared }: Source) => dynamoBoard(shared(dynamoDb), variable('DESK_TABLE'))
export const files = ({ variable, shared }: Source) => s3Files(variable('FILES_BUCKET'), shared(s3Client))
export const incoming = ({ variable, shared }: Source) =>
  s3Incoming(variable('INCOMING_BUCKET'), shared(s3Client))
export const evidence = ({ variable, shared }: Source) =>
  s3Objects(variable('EVIDENCE_BUCKET'), shared(s3Client))
export const vault = ({ variable, shared }: Source) =>
  dynamoVault(
    shared(dynamoDb),
    variable('VAULT_TABLE'),
    keyService(variable('VAULT_KEY'), variable('INDEX_KEY')),
  )
/** Of the vault only what erases: it needs no key. */
export const erasableVault = ({ variable, shared }: Source) =>
  vaultEraser(shared(dynamoDb), variable('VAULT_TABLE'))
export const openings = ({ variable, shared }: Source) =>
  sqsQueue(variable('OPENINGS_QUEUE'), shared(sqsClient))
export const notices = ({ variable, shared }: Source) =>
  sqsQueue(variable('NOTICES_QUEUE'), shared(sqsClient))
