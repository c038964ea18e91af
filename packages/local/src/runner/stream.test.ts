import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { expect, test, vi } from 'vitest'
import { openCheckpoints } from './checkpoints.ts'
import type { Consumer } from './shard.ts'
import { followStream } from './stream.ts'

/** DynamoDB Local closes a shard after four hours; this stream stands for the hours after that. */
function streamOf(shards: Record<string, { parent?: string; open?: boolean; records: string[] }>) {
  const send = async (command: unknown) => {
    if (command instanceof DescribeStreamCommand) {
      const Shards = Object.entries(shards).map(([ShardId, { parent }]) => ({
        ShardId,
        ParentShardId: parent,
      }))
      return { StreamDescription: { Shards } }
    }
    if (command instanceof GetShardIteratorCommand) return { ShardIterator: `${command.input.ShardId} first` }
    if (command instanceof GetRecordsCommand) {
      const [shardId = '', when] = command.input.ShardIterator?.split(' ') ?? []
      const shard = shards[shardId]
      const Records = when === 'first' ? shard?.records.map(recordOf) : []
      return { Records, NextShardIterator: shard?.open ? `${shardId} later` : undefined }
    }
    throw new Error('unexpected command')
  }
  return { send } as unknown as DynamoDBStreamsClient
}

const recordOf = (SequenceNumber: string) => ({ dynamodb: { SequenceNumber, Keys: { pk: { S: 'case#1' } } } })

test('a child shard is read after its parent has ended, and shards that are gone are forgotten', async () => {
  const seen: string[] = []
  const consumer: Consumer = {
    name: 'Fake',
    source: { kind: 'stream', table: 'Ledger', filter: {}, batchSize: 10, parallel: 1, retries: 0 },
    call: async (batch) => void seen.push(...batch.map(({ dynamodb }) => dynamodb.SequenceNumber)),
    giveUp: async () => {},
  }
  const checkpoints = openCheckpoints(join(mkdtempSync(join(tmpdir(), 'stream-')), 'checkpoints.json'))
  checkpoints.set('Fake trimmed', '0')
  checkpoints.set('Other trimmed', '0')
  const stopping = new AbortController()
  const client = streamOf({
    child: { parent: 'parent', open: true, records: ['3', '4'] },
    parent: { parent: 'trimmed', records: ['1', '2'] },
  })
  const ended = followStream(consumer, 'arn', { client, checkpoints, signal: stopping.signal }, () => {})
  await vi.waitFor(() => expect(seen).toEqual(['1', '2', '3', '4']), { timeout: 4_000 })
  stopping.abort()
  await ended
  expect(checkpoints.get('Fake parent')).toBe('end')
  expect(checkpoints.get('Fake child')).toBe('4')
  expect(checkpoints.get('Fake trimmed')).toBeUndefined()
  expect(checkpoints.get('Other trimmed')).toBe('0')
})
