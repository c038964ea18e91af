import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { createBuckets } from '../engines/fauxqs.ts'
import { createTables } from '../engines/tables.ts'
import { tableNamesIn } from '../store-names.ts'

/** Creates tables that nobody else uses, and returns the variables that name them. */
export async function freshTables() {
  const mark = randomUUID()
  const variables = {
    LEDGER_TABLE: `Ledger-${mark}`,
    PUBLIC_TABLE: `Public-${mark}`,
    DESK_TABLE: `Desk-${mark}`,
    PASSING_TABLE: `Passing-${mark}`,
    VAULT_TABLE: `Vault-${mark}`,
  }
  await createTables(new DynamoDBClient(), tableNamesIn(variables))
  return variables
}

/** Creates buckets that nobody else uses, and returns the variables that name them. */
export async function freshBuckets() {
  const mark = randomUUID()
  const variables = {
    FILES_BUCKET: `files-${mark}`,
    INCOMING_BUCKET: `incoming-${mark}`,
    EVIDENCE_BUCKET: `evidence-${mark}`,
  }
  await createBuckets(new S3Client(), Object.values(variables))
  return variables
}
