import { GetQueueUrlCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { WorkQueueName } from '@wangge/infra/stores'

export type Created = {
  readonly bucket: string
  readonly key: string
  readonly size: number
  readonly by: 'Post' | 'Put'
}

/** Tells a queue of a new object as S3 does; of who sent it, nothing. */
export async function tellQueue(sqs: SQSClient, queue: WorkQueueName, created: Created): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }))
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'local',
    eventTime: new Date().toISOString(),
    eventName: `ObjectCreated:${created.by}`,
    s3: {
      s3SchemaVersion: '1.0',
      bucket: { name: created.bucket, arn: `arn:aws:s3:::${created.bucket}` },
      object: { key: encodeKey(created.key), size: created.size },
    },
  }
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ Records: [record] }) }))
}

/** As a form encodes it, but for the slashes. */
const encodeKey = (key: string): string =>
  new URLSearchParams({ key }).toString().slice('key='.length).replaceAll('%2F', '/')
