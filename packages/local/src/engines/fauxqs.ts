import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3'
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { deadLetterQueues, workQueues } from '@wangge/infra/wiring'
import { type BuildAppOptions, buildApp } from 'fauxqs'
import { packageFolder } from './package-folder.ts'

type Stores = NonNullable<BuildAppOptions['stores']>
type Persistence = NonNullable<Stores['sqsStore']['persistence']>

/**
 * Starts S3 and SQS in this process, on the loopback address only: the engine checks no signature.
 * Its own `startFauxqs` would listen on every address, so its parts are put together here.
 * @param folder where it keeps buckets and queues (must exist); in memory without one
 */
export async function startFauxqs(port: number, folder?: string): Promise<{ stop(): Promise<void> }> {
  const { SqsStore } = await part<{ SqsStore: new () => Stores['sqsStore'] }>('sqs/sqsStore.js')
  const { SnsStore } = await part<{ SnsStore: new () => Stores['snsStore'] }>('sns/snsStore.js')
  const { S3Store } = await part<{ S3Store: new () => Stores['s3Store'] }>('s3/s3Store.js')
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() }
  const kept = folder ? await restore(stores, folder) : undefined
  const app = buildApp({ logger: false, stores })
  app.addHook('preClose', async () => kept?.close())
  await app.listen({ port, host: '127.0.0.1' })
  return { stop: () => app.close() }
}

/** What is already kept is loaded before anything is written back: the order that `startFauxqs` keeps. */
async function restore(stores: Stores, folder: string): Promise<Persistence> {
  const { PersistenceManager } = await part<{ PersistenceManager: new (folder: string) => Persistence }>(
    'persistence.js',
  )
  const kept = new PersistenceManager(folder)
  // What a citizen's upload was must not lie on in the file after it was removed, as it would in freed pages.
  const database = Reflect.get(kept, 'db') as DatabaseSync
  database.exec('PRAGMA secure_delete = ON')
  kept.load(stores.sqsStore, stores.snsStore, stores.s3Store)
  stores.sqsStore.persistence = kept
  stores.snsStore.persistence = kept
  stores.s3Store.persistence = kept
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = kept
  return kept
}

/** A module of the package that its `exports` leave out; the exact version is pinned. */
async function part<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(join(packageFolder('fauxqs'), 'dist', path)).href)) as Module
}

/** Creates the buckets; those that exist are left as they are. */
export async function createBuckets(s3: S3Client, names: readonly string[]): Promise<void> {
  for (const name of names) await s3.send(new CreateBucketCommand({ Bucket: name }))
}

/** Creates the wired queues; those that exist are left as they are. */
export async function createQueues(sqs: SQSClient): Promise<void> {
  for (const name of deadLetterQueues) await sqs.send(new CreateQueueCommand({ QueueName: name }))
  for (const { name, visibilitySeconds, maxReceives, deadLetters } of workQueues)
    await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: {
          VisibilityTimeout: String(visibilitySeconds),
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: await arnOf(sqs, deadLetters),
            maxReceiveCount: maxReceives,
          }),
        },
      }),
    )
}

async function arnOf(sqs: SQSClient, name: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }))
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  )
  return Attributes?.QueueArn ?? ''
}
