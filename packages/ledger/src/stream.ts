import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { Item } from './dynamodb.ts'
import { toHead } from './head-item.ts'
import { HEAD } from './keys.ts'
import type { Head } from './ledger.ts'

/**
 * A Lambda handler for a batch of a DynamoDB stream: gives each stream's newest head of the batch to `handle`, several
 * streams at a time (a stream occurs once, so its order holds), and reports the records of those that failed, so that
 * Lambda sends again from the lowest of them. Heads already handled may come again: `handle` must bear repetition.
 */
export const eachHead =
  (handle: (head: Head) => Promise<unknown>, concurrency = 8) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batch = [...byStream(event.Records).values()]
    const failed: string[] = []
    const work = async () => {
      for (let next = batch.shift(); next; next = batch.shift()) {
        try {
          await handle(toHead(next.newest))
        } catch (error) {
          // Only the error's name: a message could carry what a citizen wrote.
          console.error(
            JSON.stringify({ failed: next.first, error: error instanceof Error ? error.name : 'unknown' }),
          )
          failed.push(next.first)
        }
      }
    }
    await Promise.all(Array.from({ length: concurrency }, work))
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }

/** Records arrive in order of change, so the last image of a stream in the batch is its newest. */
function byStream(records: readonly DynamoDBRecord[]) {
  const streams = new Map<string, { first: string; newest: Item }>()
  for (const { dynamodb } of records) {
    const image = dynamodb?.NewImage as Item | undefined
    const stream = image?.pk?.S
    if (!image || !stream || image.sk?.S !== HEAD) continue
    streams.set(stream, {
      first: streams.get(stream)?.first ?? dynamodb?.SequenceNumber ?? '',
      newest: image,
    })
  }
  return streams
}
