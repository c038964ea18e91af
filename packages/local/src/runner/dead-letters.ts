import { randomUUID } from 'node:crypto'
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { QueueName } from '@wangge/infra/wiring'
import { functionArn } from './invoke.ts'

/** What was given up, in Lambda's own shape and without a payload: whose it was, which error, where it lies. */
export type DeadLetter = {
  readonly version: '1.0'
  readonly timestamp: string
  readonly requestContext: {
    readonly requestId: string
    readonly functionArn: string
    readonly condition: 'RetryAttemptsExhausted'
    readonly approximateInvokeCount: number
  }
  readonly responseContext: { readonly functionError: string }
  readonly DDBStreamBatchInfo?: StreamBatch
}

export type StreamBatch = {
  readonly shardId: string
  readonly startSequenceNumber: string
  readonly endSequenceNumber: string
  readonly batchSize: number
  readonly streamArn: string
}

export type SendDeadLetter = (queue: QueueName, letter: DeadLetter) => Promise<void>

export function deadLetter(
  functionName: string,
  error: Error,
  attempts: number,
  batch?: StreamBatch,
): DeadLetter {
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: functionArn(functionName),
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { functionError: error.name },
    ...(batch && { DDBStreamBatchInfo: batch }),
  }
}

/** A queue's address is looked up each time, for a kept queue remembers the port it was made on. */
export function sqsDeadLetters(client = new SQSClient({ useQueueUrlAsEndpoint: false })): SendDeadLetter {
  return async (queue, letter) => {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: queue }))
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(letter) }))
  }
}
