import { once } from 'node:events'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { type Bucket, type BucketName, buckets } from '@wangge/infra/stores'
import { createGate, type Gate } from './server.ts'
import { tellQueue } from './tell.ts'

export type GatePorts = { readonly gate: number; readonly fauxqs: number }

/** Opens the gate on the loopback address before the engine that answers there. */
export async function startGate(
  ports: GatePorts,
  options: Pick<Gate, 'origins' | 'bucket' | 'credentials'>,
): Promise<{ stop(): Promise<void> }> {
  const engine = new S3Client({ endpoint: `http://127.0.0.1:${ports.fauxqs}`, forcePathStyle: true })
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
  const server = createGate({
    ...options,
    enginePort: ports.fauxqs,
    engine,
    tell: (queue, created) => tellQueue(sqs, queue, created),
    now: () => new Date(),
    report: console.error,
  })
  server.listen(ports.gate, '127.0.0.1')
  await once(server, 'listening')
  return {
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await closed
    },
  }
}

/** What the wiring says of the buckets called so here. */
export const bucketsNamed =
  (names: Readonly<Record<BucketName, string>>) =>
  (name: string): Bucket | undefined =>
    Object.entries(buckets).find(([bucket]) => names[bucket as BucketName] === name)?.[1]
