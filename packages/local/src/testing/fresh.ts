import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { createTables } from '../engines/tables.ts'

/** Creates a pair of tables that nobody else uses, and returns the variables that name them. */
export async function freshTables(): Promise<{ LEDGER_TABLE: string; PUBLIC_TABLE: string }> {
  const mark = randomUUID()
  const names = { Ledger: `Ledger-${mark}`, Public: `Public-${mark}` }
  await createTables(new DynamoDBClient(), names)
  return { LEDGER_TABLE: names.Ledger, PUBLIC_TABLE: names.Public }
}

/** Creates a bucket that nobody else uses, and returns the variable that names it. */
export async function freshBucket(): Promise<{ FILES_BUCKET: string }> {
  const FILES_BUCKET = `files-${randomUUID()}`
  await new S3Client().send(new CreateBucketCommand({ Bucket: FILES_BUCKET }))
  return { FILES_BUCKET }
}
