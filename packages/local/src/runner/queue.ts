import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { QueueSource } from '@wangge/infra/wiring'
import type { SQSRecord } from 'aws-lambda'
import { realClock } from '../clock.ts'

/** Batches under way at a time. */
const atOnce = 2
const pollSeconds = 1
const afterErrorMs = 1000

export type QueueConsumer = {
  readonly name: string
  readonly source: QueueSource
  /** The handler's answer to one batch; an error fails the whole batch. */
  readonly call: (event: { readonly Records: readonly SQSRecord[] }) => Promise<unknown>
}

/**
 * Feeds a consumer with a queue by Lambda's rules until the signal is aborted: messages that are done are deleted,
 * those of a failed call or named in `batchItemFailures` stay and come again when their visibility runs out. The queue
 * itself gives up a message that was received too often. A poll under way is not cut off: what it would still receive
 * would be hidden from the next start.
 */
export async function followQueue(
  consumer: QueueConsumer,
  signal: AbortSignal,
  report: (line: string) => void,
): Promise<void> {
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
  await Promise.all(Array.from({ length: atOnce }, poll))

  async function poll(): Promise<void> {
    while (!signal.aborted) {
      try {
        await deliverBatch(consumer, sqs)
      } catch (error) {
        if (signal.aborted) return
        report(
          `${consumer.name}: the queue is asked again after ${error instanceof Error ? error.name : 'an error'}`,
        )
        await realClock.sleep(afterErrorMs, signal)
      }
    }
  }
}

async function deliverBatch({ source, call }: QueueConsumer, sqs: SQSClient) {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: source.queue }))
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: source.batchSize,
      WaitTimeSeconds: pollSeconds,
      MessageSystemAttributeNames: ['All'],
    }),
  )
  if (Messages.length === 0) return
  const failed = await call({ Records: Messages.map((message) => toRecord(message, source)) }).then(
    (answer) => failedOf(answer, Messages),
    () => Messages,
  )
  for (const { ReceiptHandle } of Messages.filter((message) => !failed.includes(message)))
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
}

/** No report or an empty one is success; an identifier that is not in the batch fails all of it. */
function failedOf(answer: unknown, batch: readonly Message[]): readonly Message[] {
  const { batchItemFailures } = (answer ?? {}) as {
    batchItemFailures?: { itemIdentifier?: unknown }[] | null
  }
  const ids = (batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  const known = ids.every((id) => batch.some(({ MessageId }) => MessageId === id))
  return known ? batch.filter(({ MessageId }) => ids.includes(MessageId)) : batch
}

/** A message as Lambda hands it over. */
const toRecord = (message: Message, { queue }: QueueSource): SQSRecord => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  attributes: (message.Attributes ?? {}) as unknown as SQSRecord['attributes'],
  messageAttributes: {},
  md5OfBody: message.MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:local:000000000000:${queue}`,
  awsRegion: 'local',
})
