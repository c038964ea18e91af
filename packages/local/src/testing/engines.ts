import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { buckets } from '@wangge/infra/stores'
import { startDynamodb } from '../engines/dynamodb.ts'
import { createBuckets, createQueues, startFauxqs } from '../engines/fauxqs.ts'
import { credentialsOf, environment, newKeys } from '../environment.ts'
import { startGate } from '../gate/start.ts'
import { freePort } from '../ports.ts'
import { bucketNamesIn } from '../store-names.ts'

/**
 * Vitest's global set-up: both engines in memory on free ports, behind the gate, with the wiring's buckets and queues, and the
 * variables of the product in `process.env`. Tables are each test file's own: `freshTables`.
 */
export async function setup(): Promise<() => Promise<void>> {
  const ports = { dynamodb: await freePort(), fauxqs: await freePort(), gate: await freePort() }
  const variables = environment('gaochang', ports, newKeys())
  Object.assign(process.env, variables)
  const [dynamodb, fauxqs] = await Promise.all([startDynamodb(ports.dynamodb), startFauxqs(ports.fauxqs)])
  const gate = await startGate(ports, {
    origins: [],
    bucket: (name) => (name.startsWith(variables.INCOMING_BUCKET) ? buckets.Incoming : undefined),
    credentials: credentialsOf(variables),
  })
  await createBuckets(new S3Client(), Object.values(bucketNamesIn(variables)))
  await createQueues(new SQSClient({ useQueueUrlAsEndpoint: false }))
  return async () => {
    await gate.stop()
    await Promise.all([dynamodb.stop(), fauxqs.stop()])
  }
}
