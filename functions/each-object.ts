import type { S3Event, SQSBatchResponse, SQSEvent } from 'aws-lambda'

/**
 * A Lambda handler for a queue that a bucket tells of new objects: gives each name to `handle`, one after the other, for
 * one may fill the memory. Reports the messages of those that failed, so that they alone come again; names already
 * handled may come again too: `handle` must bear repetition.
 */
export const eachObject =
  (handle: (name: string) => Promise<unknown>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = []
    for (const { messageId, body } of Records) {
      try {
        for (const name of namesIn(body)) await handle(name)
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

/** S3 encodes names as a form does, and sends one message without records to try out the queue. */
function namesIn(body: string): readonly string[] {
  const { Records = [] } = JSON.parse(body) as Partial<S3Event>
  return Records.map(({ s3 }) => decodeURIComponent(s3.object.key.replaceAll('+', ' ')))
}
