import { randomBytes } from 'node:crypto'
import type { Ledger, Views } from '@wangge/ledger'
import type { Board } from '@wangge/ledger/board'
import { dynamoDb } from '@wangge/ledger/dynamodb'
import { dynamoBoard } from '@wangge/ledger/dynamodb-board'
import { dynamoLedger } from '@wangge/ledger/dynamodb-ledger'
import { dynamoPassing } from '@wangge/ledger/dynamodb-passing'
import { dynamoViews } from '@wangge/ledger/dynamodb-views'
import type { Passing } from '@wangge/ledger/passing'
import type { Vault } from '@wangge/vault'
import { dynamoVault } from '@wangge/vault/dynamodb-vault'
import { keyService } from '@wangge/vault/key-service'
import { type Files, type Incoming, type Objects, s3Files, s3Objects } from './files.ts'
import { s3Incoming } from './incoming.ts'
import { type Queue, sqsClient, sqsQueue } from './queues.ts'
import type { Keys } from './seal.ts'

/**
 * What a deed may touch. Time and chance come from here and nowhere else, so a deed can be run again as it was.
 * A function gets only the variables of its wiring; what it has no variable for throws when touched.
 */
export type Context = {
  readonly ledger: Ledger
  readonly views: Views
  readonly passing: Passing
  /** Work lists of the desk: shown, never decided on. */
  readonly board: Board
  readonly files: Files
  /** What browsers uploaded and nobody looked at yet. */
  readonly incoming: Incoming
  /** Cleaned copies, and originals locked by the vault's key. */
  readonly evidence: Objects
  readonly vault: Vault
  /** What the custodian of the vault is to open. */
  readonly openings: Queue
  /** Letters to the staff. */
  readonly notices: Queue
  readonly keys: Keys
  readonly jurisdiction: string
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}

/** The context of a running function or site, from plain environment variables. Clients are made when first used. */
export function createContext(
  env: NodeJS.ProcessEnv = process.env,
  now: () => Date = () => new Date(),
): Context {
  const variable = (name: string): string => {
    const value = env[name]
    if (!value) throw new Error(`environment variable ${name} is not set`)
    return value
  }
  const key = (name: string) => {
    const bytes = Buffer.from(variable(name), 'base64')
    if (bytes.length !== 32) throw new Error(`environment variable ${name} must be 32 bytes in base64`)
    return bytes
  }
  const client = once(dynamoDb)
  const ledger = once(() => dynamoLedger(client(), variable('LEDGER_TABLE')))
  const views = once(() => dynamoViews(client(), variable('PUBLIC_TABLE')))
  const passing = once(() => dynamoPassing(client(), variable('PASSING_TABLE'), now))
  const board = once(() => dynamoBoard(client(), variable('DESK_TABLE')))
  const sqs = once(sqsClient)
  const openings = once(() => sqsQueue(variable('OPENINGS_QUEUE'), sqs()))
  const notices = once(() => sqsQueue(variable('NOTICES_QUEUE'), sqs()))
  const files = once(() => s3Files(variable('FILES_BUCKET')))
  const incoming = once(() => s3Incoming(variable('INCOMING_BUCKET')))
  const evidence = once(() => s3Objects(variable('EVIDENCE_BUCKET')))
  const vault = once(() =>
    dynamoVault(client(), variable('VAULT_TABLE'), keyService(variable('VAULT_KEY'), variable('INDEX_KEY'))),
  )
  return {
    get ledger() {
      return ledger()
    },
    get views() {
      return views()
    },
    get passing() {
      return passing()
    },
    get board() {
      return board()
    },
    get files() {
      return files()
    },
    get incoming() {
      return incoming()
    },
    get evidence() {
      return evidence()
    },
    get vault() {
      return vault()
    },
    get openings() {
      return openings()
    },
    get notices() {
      return notices()
    },
    keys: {
      get receipt() {
        return key('RECEIPT_KEY')
      },
      get seal() {
        return key('SEAL_KEY')
      },
      get sign() {
        return key('SIGN_KEY')
      },
    },
    get jurisdiction() {
      return variable('JURISDICTION')
    },
    now,
    random: randomBytes,
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
