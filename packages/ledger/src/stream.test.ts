import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Head } from './ledger.ts'
import { eachHead } from './stream.ts'

/** A record as Lambda hands it over. */
function record(sequence: string, stream: string, seq: number, more: Record<string, AttributeValue> = {}) {
  const NewImage = {
    pk: { S: stream },
    sk: { S: 'HEAD' },
    seq: { N: String(seq) },
    at: { S: '2026-11-20T02:30:00.000Z' },
    state: { S: JSON.stringify({ words: 'what a citizen wrote' }) },
    ...more,
  }
  return { eventName: 'MODIFY', dynamodb: { SequenceNumber: sequence, NewImage } } satisfies DynamoDBRecord
}

const itemsOf = (...sequences: string[]) => ({
  batchItemFailures: sequences.map((itemIdentifier) => ({ itemIdentifier })),
})

describe('a batch of the stream', () => {
  const log = vi.spyOn(console, 'error')
  beforeEach(() => void log.mockImplementation(() => {}))
  afterEach(() => void log.mockReset())

  const collect = async (Records: DynamoDBRecord[]) => {
    const heads: Head[] = []
    const answer = await eachHead(async (head) => heads.push(head))({ Records })
    expect(answer).toEqual(itemsOf())
    return heads
  }

  it('gives the newest head of each stream, once', async () => {
    const heads = await collect([
      record('100', 'tip#1', 1, { waiting: { S: 'assign' } }),
      record('101', 'tip#2', 1),
      record('102', 'tip#1', 2),
      record('103', 'tip#1', 3),
    ])
    expect(heads.map(({ stream, seq }) => [stream, seq])).toEqual([
      ['tip#1', 3],
      ['tip#2', 1],
    ])
  })

  it('gives a head as the ledger gives it', async () => {
    expect(await collect([record('100', 'tip#1', 4, { waiting: { S: 'assign' } })])).toEqual([
      {
        stream: 'tip#1',
        seq: 4,
        at: '2026-11-20T02:30:00.000Z',
        state: { words: 'what a citizen wrote' },
        waiting: 'assign',
      },
    ])
  })

  it('leaves out what is no head and what was removed', async () => {
    const removed: DynamoDBRecord = {
      eventName: 'REMOVE',
      dynamodb: { SequenceNumber: '101', Keys: { pk: { S: 'tip#1' }, sk: { S: 'HEAD' } } },
    }
    const event = record('100', 'tip#1', 1, { sk: { S: 'E#000001' } })
    expect(await collect([event, removed, { eventName: 'MODIFY' }])).toEqual([])
  })

  it('reports a failed stream by its first record, and the others go on', async () => {
    const done: string[] = []
    const handler = eachHead(async ({ stream }) => {
      if (stream === 'tip#bad') throw new TypeError('no')
      done.push(stream)
    })
    const Records = [
      record('100', 'tip#1', 1),
      record('101', 'tip#bad', 1),
      record('102', 'tip#2', 1),
      record('103', 'tip#bad', 2),
    ]
    expect(await handler({ Records })).toEqual(itemsOf('101'))
    expect(done).toEqual(['tip#1', 'tip#2'])
  })

  it('reports a head that cannot be read, and the others go on', async () => {
    const done: string[] = []
    const handler = eachHead(async ({ stream }) => done.push(stream))
    const poison = record('100', 'tip#bad', 1, { state: { S: '{' } })
    expect(await handler({ Records: [poison, record('101', 'tip#1', 1)] })).toEqual(itemsOf('100'))
    expect(done).toEqual(['tip#1'])
  })

  it('logs a failure by record and kind, never by its message', async () => {
    const handler = eachHead(async ({ state }) => {
      throw new TypeError(JSON.stringify(state))
    })
    await handler({ Records: [record('100', 'tip#1', 1)] })
    expect(log.mock.calls).toEqual([['{"failed":"100","error":"TypeError"}']])
  })

  it('works on several streams at a time and never on more than it may', async () => {
    let [running, most] = [0, 0]
    const handler = eachHead(async () => {
      most = Math.max(most, ++running)
      await new Promise(setImmediate)
      running--
    }, 3)
    await handler({ Records: Array.from({ length: 10 }, (_, n) => record(String(n), `tip#${n}`, 1)) })
    expect(most).toBe(3)
  })
})
