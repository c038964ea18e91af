import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'

/**
 * A Lambda handler for a queue: gives each message, its JSON parsed, to `handle`, one after the other, for one may fill
 * the memory. Reports those that failed, so that they alone come again; messages already handled may come again too:
 * `handle` must bear repetition.
 */
export const eachMessage =
  (handle: (message: unknown) => Promise<unknown>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = []
    for (const { messageId, body } of Records) {
      try {
        await handle(JSON.parse(body))
      } catch (error) {
        // Only the error's name: a message could carry what a citizen sent.
        console.error(
          JSON.stringify({ failed: messageId, error: error instanceof Error ? error.name : 'unknown' }),
        )
        failed.push(messageId)
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }
