import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type Json, LedgerUnavailable } from '@wangge/ledger'

/** Work for a function that does it later. A message names what is recorded elsewhere; nobody's words stand in it. */
export type Queue = {
  /**
   * Ends when all of them are kept. What takes them may get each more than once, and in any order.
   * @throws LedgerUnavailable when not all were taken. Some may have been: send all of them again.
   */
  send(messages: readonly Json[]): Promise<void>
}

/** SQS takes so many at once. */
const BATCH = 10

export const sqsClient = () =>
  new SQSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_500, throwOnRequestTimeout: true },
  })

export const sqsQueue = (url: string, client = sqsClient()): Queue => ({
  async send(messages) {
    for (let start = 0; start < messages.length; start += BATCH) {
      const Entries = messages
        .slice(start, start + BATCH)
        .map((message, i) => ({ Id: String(i), MessageBody: JSON.stringify(message) }))
      const { Failed = [] } = await client
        .send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))
        .catch((cause: unknown) => {
          throw new LedgerUnavailable(cause instanceof Error ? cause.name : 'unknown', { cause })
        })
      if (Failed.length > 0) throw new LedgerUnavailable(Failed[0]?.Code ?? 'unknown')
    }
  },
})

/** `sent`: every message so far, in the order of sending. */
export function memoryQueue(): Queue & { sent(): readonly Json[] } {
  const sent: Json[] = []
  return {
    async send(messages) {
      sent.push(...messages)
    },
    sent: () => [...sent],
  }
}
