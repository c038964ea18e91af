import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { queues } from '@wangge/infra/wiring'
import { startDynamodb } from '../engines/dynamodb.ts'
import { createStores, startFauxqs } from '../engines/fauxqs.ts'
import { environment, newKeys } from '../environment.ts'
import { freePort } from '../ports.ts'

/**
 * Vitest's global set-up: both engines in memory on free ports, with the wiring's bucket and queues, and the
 * variables of the product in `process.env`. Tables are each test file's own: `freshTables`.
 */
export async function setup(): Promise<() => Promise<void>> {
  const ports = { dynamodb: await freePort(), fauxqs: await freePort() }
  const variables = environment('gaochang', ports, newKeys())
  Object.assign(process.env, variables)
  const [dynamodb, fauxqs] = await Promise.all([startDynamodb(ports.dynamodb), startFauxqs(ports.fauxqs)])
  await createStores(new S3Client(), new SQSClient(), variables.FILES_BUCKET, queues)
  return async () => {
    await Promise.all([dynamodb.stop(), fauxqs.stop()])
  }
}
