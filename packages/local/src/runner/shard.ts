import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'
import type { StreamSource } from '@wangge/infra/wiring'
import { realClock } from '../clock.ts'
import { type Checkpoints, shardEnd } from './checkpoints.ts'
import type { StreamBatch } from './dead-letters.ts'
import { deliver } from './deliver.ts'
import { matches } from './filter.ts'
import { type LambdaRecord, toLambdaRecord } from './lambda-record.ts'
import { lanes } from './lanes.ts'

const idleMs = 75
const firstPauseMs = 100
const longestPauseMs = 10_000
/** The most that one GetRecords call returns. */
const mostRecords = 1000

export type Shard = { readonly streamArn: string; readonly shardId: string }

export type Consumer = {
  readonly name: string
  readonly source: StreamSource
  readonly call: (batch: readonly LambdaRecord[]) => Promise<unknown>
  readonly giveUp: (batch: StreamBatch, error: Error, attempts: number) => Promise<void>
}

export type Reading = {
  readonly client: DynamoDBStreamsClient
  readonly checkpoints: Checkpoints
  readonly signal: AbortSignal
}

export function readerOf(consumer: Consumer, shardId: string): string {
  return `${consumer.name} ${shardId}`
}

/**
 * Reads a shard from the checkpoint, or from its oldest record, to its end. The checkpoint moves when everything
 * read so far is done or given up, so a crash in between delivers again and leaves nothing out.
 * @throws whatever the engine throws, and when the signal is aborted; begin again from the checkpoint.
 */
export async function readShard(consumer: Consumer, shard: Shard, reading: Reading): Promise<void> {
  const { client, checkpoints, signal } = reading
  const reader = readerOf(consumer, shard.shardId)
  const limit = Math.min(mostRecords, consumer.source.batchSize * consumer.source.parallel)
  let iterator = await firstIterator(client, shard, checkpoints.get(reader))
  while (iterator) {
    signal.throwIfAborted()
    const page: GetRecordsCommandOutput = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
    )
    const records = (page.Records ?? []).map((record) => toLambdaRecord(record, shard.streamArn))
    await deliverAll(consumer, shard, records, signal)
    const last = records.at(-1)
    if (last) checkpoints.set(reader, last.dynamodb.SequenceNumber)
    else await realClock.sleep(idleMs, signal)
    iterator = page.NextShardIterator
  }
  checkpoints.set(reader, shardEnd)
}

async function deliverAll(
  consumer: Consumer,
  shard: Shard,
  records: readonly LambdaRecord[],
  signal: AbortSignal,
): Promise<void> {
  const { source } = consumer
  const wanted = records.filter((record) => matches(source.filter, record))
  const delivery = {
    call: consumer.call,
    retries: source.retries,
    giveUp: (record: LambdaRecord, error: Error, attempts: number) =>
      consumer.giveUp(batchOf(record, shard), error, attempts),
    pause: async (failures: number) => {
      await realClock.sleep(Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)), signal)
      signal.throwIfAborted()
    },
  }
  await Promise.all(
    lanes(wanted, source.parallel).map(async (lane) => {
      for (let start = 0; start < lane.length; start += source.batchSize) {
        signal.throwIfAborted()
        await deliver(lane.slice(start, start + source.batchSize), delivery)
      }
    }),
  )
}

function batchOf(record: LambdaRecord, shard: Shard): StreamBatch {
  const sequenceNumber = record.dynamodb.SequenceNumber
  return { ...shard, startSequenceNumber: sequenceNumber, endSequenceNumber: sequenceNumber, batchSize: 1 }
}

async function firstIterator(
  client: DynamoDBStreamsClient,
  shard: Shard,
  checkpoint: string | undefined,
): Promise<string | undefined> {
  const where = { StreamArn: shard.streamArn, ShardId: shard.shardId }
  const oldest = new GetShardIteratorCommand({ ...where, ShardIteratorType: 'TRIM_HORIZON' })
  if (!checkpoint) return (await client.send(oldest)).ShardIterator
  const after = new GetShardIteratorCommand({
    ...where,
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
    SequenceNumber: checkpoint,
  })
  const answer = await client.send(after).catch((error: unknown) => {
    if (error instanceof TrimmedDataAccessException) return client.send(oldest)
    throw error
  })
  return answer.ShardIterator
}
