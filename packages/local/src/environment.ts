import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Variable } from '@wangge/infra/wiring'

/** Base64 of 32 random bytes each. */
export type Keys = { readonly RECEIPT_KEY: string; readonly SEAL_KEY: string }

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

export type EnginePorts = { readonly dynamodb: number; readonly fauxqs: number }

export function environment(jurisdiction: string, ports: EnginePorts, keys: Keys): Environment {
  const dynamodb = `http://127.0.0.1:${ports.dynamodb}`
  const fauxqs = `http://127.0.0.1:${ports.fauxqs}`
  return {
    LEDGER_TABLE: 'Ledger',
    PUBLIC_TABLE: 'Public',
    FILES_BUCKET: 'files',
    JURISDICTION: jurisdiction,
    GALLERY: '1',
    ...keys,
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: dynamodb,
    AWS_ENDPOINT_URL_S3: fauxqs,
    AWS_ENDPOINT_URL_SQS: fauxqs,
  }
}

export function newKeys(): Keys {
  const key = () => randomBytes(32).toString('base64')
  return { RECEIPT_KEY: key(), SEAL_KEY: key() }
}

/** The keys of a data folder, made on its first use. Without them its sealed items and receipts are lost. */
export function keptKeys(folder: string): Keys {
  const file = join(folder, 'keys.json')
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newKeys(), null, 2), { mode: 0o600, flag: 'wx' })
  return JSON.parse(readFileSync(file, 'utf8')) as Keys
}
