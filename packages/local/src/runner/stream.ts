import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DescribeStreamCommand, type Shard as StreamShard } from '@aws-sdk/client-dynamodb-streams'
import { realClock } from '../clock.ts'
import { shardEnd } from './checkpoints.ts'
import { type Consumer, type Reading, readerOf, readShard } from './shard.ts'

const relistMs = 1000

/**
 * Feeds a consumer with a table's stream until the signal is aborted: each shard after its parent, shards without
 * such a tie side by side. An engine that does not answer is asked again after a second.
 */
export async function followStream(
  consumer: Consumer,
  streamArn: string,
  reading: Reading,
  report: (line: string) => void,
): Promise<void> {
  const { checkpoints, signal } = reading
  const open = new Map<string, Promise<void>>()
  const finished = (shardId: string) => checkpoints.get(readerOf(consumer, shardId)) === shardEnd
  while (!signal.aborted) {
    try {
      const shards = await listShards(reading, streamArn)
      for (const shardId of shards.keys()) {
        const parent = shards.get(shardId)?.ParentShardId
        const waits = parent !== undefined && shards.has(parent) && !finished(parent)
        if (waits || finished(shardId) || open.has(shardId)) continue
        const read = readShard(consumer, { streamArn, shardId }, reading)
          .catch((error: unknown) => reportUnlessStopped(error))
          .finally(() => open.delete(shardId))
        open.set(shardId, read)
      }
      checkpoints.forget((reader) => isGone(reader, consumer, shards))
    } catch (error) {
      reportUnlessStopped(error)
    }
    await realClock.sleep(relistMs, signal)
  }
  await Promise.all(open.values())

  function reportUnlessStopped(error: unknown): void {
    if (!signal.aborted)
      report(`${consumer.name}: the stream is read again from its checkpoint after ${error}`)
  }
}

function isGone(reader: string, consumer: Consumer, shards: ReadonlyMap<string, StreamShard>): boolean {
  const [name, shardId] = reader.split(' ')
  return name === consumer.name && shardId !== undefined && !shards.has(shardId)
}

async function listShards(reading: Reading, streamArn: string): Promise<Map<string, StreamShard>> {
  const shards = new Map<string, StreamShard>()
  let after: string | undefined
  do {
    const page = await reading.client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: after }),
    )
    for (const shard of page.StreamDescription?.Shards ?? [])
      if (shard.ShardId) shards.set(shard.ShardId, shard)
    after = page.StreamDescription?.LastEvaluatedShardId
  } while (after)
  return shards
}

/** @throws when the table does not exist or has no stream */
export async function streamOf(client: DynamoDBClient, table: string): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  if (!Table?.LatestStreamArn) throw new Error(`Table ${table} has no stream.`)
  return Table.LatestStreamArn
}
