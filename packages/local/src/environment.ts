import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SentQueueName } from '@wangge/infra/stores'
import type { Variable } from '@wangge/infra/wiring'
import type { Ports } from './ports.ts'

const keyNames = [
  'RECEIPT_KEY',
  'SEAL_KEY',
  'SIGN_KEY',
  'VAULT_KEY',
  'INDEX_KEY',
  'OIDC_CLIENT_SECRET',
] as const

/** Base64 of 32 random bytes each. */
export type Keys = Readonly<Record<(typeof keyNames)[number], string>>

type AwsVariable =
  | 'AWS_REGION'
  | 'AWS_ACCESS_KEY_ID'
  | 'AWS_SECRET_ACCESS_KEY'
  | 'AWS_ENDPOINT_URL_DYNAMODB'
  | 'AWS_ENDPOINT_URL_DYNAMODB_STREAMS'
  | 'AWS_ENDPOINT_URL_S3'
  | 'AWS_ENDPOINT_URL_SQS'

/** Everything that differs between one machine and the cloud. */
export type Environment = Readonly<Record<Variable | AwsVariable | 'GALLERY', string>>

export function environment(
  jurisdiction: string,
  ports: Pick<Ports, 'dynamodb' | 'fauxqs' | 'gate'>,
  keys: Keys,
): Environment {
  const dynamodb = `http://127.0.0.1:${ports.dynamodb}`
  const fauxqs = `http://127.0.0.1:${ports.fauxqs}`
  const gate = `http://127.0.0.1:${ports.gate}`
  return {
    LEDGER_TABLE: 'Ledger',
    PUBLIC_TABLE: 'Public',
    DESK_TABLE: 'Desk',
    PASSING_TABLE: 'Passing',
    VAULT_TABLE: 'Vault',
    FILES_BUCKET: 'files',
    INCOMING_BUCKET: 'incoming',
    EVIDENCE_BUCKET: 'evidence',
    OPENINGS_QUEUE: queueUrl(fauxqs, 'Openings'),
    NOTICES_QUEUE: queueUrl(fauxqs, 'Notices'),
    INCOMING_ORIGIN: gate,
    JURISDICTION: jurisdiction,
    GALLERY: '1',
    ...keys,
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: dynamodb,
    AWS_ENDPOINT_URL_S3: gate,
    AWS_ENDPOINT_URL_SQS: fauxqs,
  }
}

/** As SQS names a queue: the engine's own account, then the name. */
const queueUrl = (fauxqs: string, name: SentQueueName) => `${fauxqs}/000000000000/${name}`

/** Whose signature the gate takes. */
export const credentialsOf = (variables: Environment) => ({
  accessKeyId: variables.AWS_ACCESS_KEY_ID,
  secretAccessKey: variables.AWS_SECRET_ACCESS_KEY,
})

export const newKeys = (): Keys =>
  Object.fromEntries(keyNames.map((name) => [name, randomBytes(32).toString('base64')])) as Keys

/** The keys of a data folder, made on its first use. Without them its sealed items and receipts are lost. */
export function keptKeys(folder: string): Keys {
  const file = join(folder, 'keys.json')
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newKeys(), null, 2), { mode: 0o600, flag: 'wx' })
  return JSON.parse(readFileSync(file, 'utf8')) as Keys
}
