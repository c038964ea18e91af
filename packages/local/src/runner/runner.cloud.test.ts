import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { PurgeQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { CloudFunction, StreamSource } from '@wangge/infra/wiring'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { manualClock } from '../clock.ts'
import { tableNamesIn } from '../store-names.ts'
import { freshTables } from '../testing/fresh.ts'
import { type RunnerOptions, startRunner } from './runner.ts'

const dynamodb = new DynamoDBClient()
const sqs = new SQSClient()
const queueUrl = `${process.env.AWS_ENDPOINT_URL_SQS}/000000000000/AssignDeadLetters`
const patience = { timeout: 5_000, interval: 20 }

let table: string
let checkpointFile: string
let runner: Awaited<ReturnType<typeof startRunner>> | undefined

beforeEach(async () => {
  table = (await freshTables()).LEDGER_TABLE
  checkpointFile = join(mkdtempSync(join(tmpdir(), 'runner-')), 'checkpoints.json')
  await sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl }))
})

afterEach(async () => {
  await runner?.stop()
  runner = undefined
})

async function put(pk: string, sk: string, more: Record<string, string> = {}): Promise<void> {
  const texts = Object.entries({ pk, sk, ...more }).map(([name, value]) => [name, { S: value }] as const)
  const item = { ...Object.fromEntries(texts), sealed: { B: Buffer.from('secret') } }
  await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }))
}

const wiredTo = (source: CloudFunction['source']): CloudFunction => ({
  file: 'fake',
  source,
  deadLetters: 'AssignDeadLetters',
  rights: [],
  variables: [],
  timeoutSeconds: 5,
  memoryMb: 128,
})

type Batch = { pk: string; sk: string }[]

/** Starts a runner with one function that gets what a batch was about. */
async function follow(
  handler: (batch: Batch, event: DynamoDBStreamEvent) => unknown,
  source: Partial<StreamSource> = {},
): Promise<void> {
  const options: RunnerOptions = {
    functions: {
      Fake: wiredTo({
        kind: 'stream',
        table: 'Ledger',
        filter: {},
        batchSize: 100,
        parallel: 1,
        retries: 2,
        ...source,
      }),
    },
    tableNames: tableNamesIn({ LEDGER_TABLE: table }),
    checkpointFile,
    clock: manualClock(),
    report: () => {},
    load: async () => (event) => {
      const { Records } = event as DynamoDBStreamEvent
      const texts = Records.map(({ dynamodb: change }) => ({
        pk: change?.Keys?.pk?.S ?? '',
        sk: change?.Keys?.sk?.S ?? '',
      }))
      return handler(texts, event as DynamoDBStreamEvent)
    },
  }
  runner = await startRunner(options)
}

async function deadLetters(): Promise<string[]> {
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
  )
  return (Messages ?? []).map((message) => message.Body ?? '')
}

test('changes made before the start and after it arrive in the order they were made', async () => {
  const seen: string[] = []
  await put('case#1', 'a')
  await put('case#1', 'b')
  await follow((batch) => {
    seen.push(...batch.map(({ sk }) => sk))
  })
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b']), patience)
  await put('case#1', 'c')
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'c']), patience)
})

test('a handler gets the event in the shape of Lambda', async () => {
  const events: DynamoDBStreamEvent[] = []
  await put('case#1', 'a')
  await follow((_, event) => {
    events.push(event)
  })
  await vi.waitFor(() => expect(events).toHaveLength(1), patience)
  const [record] = events[0]?.Records ?? []
  expect(record).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: expect.stringContaining(`table/${table}/stream/`),
    dynamodb: {
      Keys: { pk: { S: 'case#1' }, sk: { S: 'a' } },
      NewImage: { sealed: { B: Buffer.from('secret').toString('base64') } },
      SequenceNumber: expect.any(String),
      StreamViewType: 'NEW_IMAGE',
    },
  })
  const seconds = record?.dynamodb?.ApproximateCreationDateTime ?? 0
  expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(120)
})

test('only records that match the filter reach the handler', async () => {
  const seen: string[] = []
  await put('case#1', 'HEAD')
  await put('case#1', 'E#000001')
  await put('grid#1', 'HEAD')
  await put('officer#1', 'HEAD')
  await follow((batch) => void seen.push(...batch.map(({ pk, sk }) => `${pk} ${sk}`)), {
    filter: { sk: ['HEAD'], pk: [{ prefix: 'case#' }, { prefix: 'officer#' }] },
  })
  await vi.waitFor(() => expect(seen).toEqual(['case#1 HEAD', 'officer#1 HEAD']), patience)
})

test('a batch is no larger than wired', async () => {
  const sizes: number[] = []
  for (const sk of ['a', 'b', 'c', 'd', 'e']) await put('case#1', sk)
  await follow((batch) => void sizes.push(batch.length), { batchSize: 2 })
  await vi.waitFor(() => expect(sizes).toEqual([2, 2, 1]), patience)
})

test('a batch that failed in part is tried again from the lowest failed record', async () => {
  const calls: string[][] = []
  for (const sk of ['a', 'b', 'c']) await put('case#1', sk)
  await follow((batch, event) => {
    calls.push(batch.map(({ sk }) => sk))
    if (calls.length > 1) return undefined
    return { batchItemFailures: [{ itemIdentifier: event.Records[1]?.dynamodb?.SequenceNumber }] }
  })
  await vi.waitFor(
    () =>
      expect(calls).toEqual([
        ['a', 'b', 'c'],
        ['b', 'c'],
      ]),
    patience,
  )
})

test('a poison record is isolated and ends as a dead letter without payload, and the others proceed', async () => {
  const seen: string[] = []
  for (const sk of ['a', 'b', 'poison', 'c', 'd']) await put('case#1', sk)
  await follow((batch) => {
    if (batch.some(({ sk }) => sk === 'poison')) throw new TypeError('poison')
    seen.push(...batch.map(({ sk }) => sk))
  })
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'c', 'd']), patience)
  const [letter, ...others] = await deadLetters()
  expect(others).toEqual([])
  const told = JSON.parse(letter ?? '{}')
  expect(told).toMatchObject({
    requestContext: {
      functionArn: expect.stringContaining(':Fake'),
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 3,
    },
    responseContext: { functionError: 'TypeError' },
    DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining(table) },
  })
  expect(told.DDBStreamBatchInfo.startSequenceNumber).toBe(told.DDBStreamBatchInfo.endSequenceNumber)
  for (const content of ['poison', 'case#1', 'secret', Buffer.from('secret').toString('base64')])
    expect(letter).not.toContain(content)
})

test('a restart goes on behind the checkpoint', async () => {
  const seen: string[] = []
  await put('case#1', 'a')
  await follow((batch) => void seen.push(...batch.map(({ sk }) => sk)))
  await vi.waitFor(() => expect(readFileSync(checkpointFile, 'utf8')).toMatch(/Fake shardId/), patience)
  await runner?.stop()
  await put('case#1', 'b')
  await follow((batch) => void seen.push(...batch.map(({ sk }) => sk)))
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b']), patience)
})

test('a batch under way when the runner stops comes again', async () => {
  const seen: string[] = []
  let calls = 0
  await put('case#1', 'a')
  await follow(() => {
    calls += 1
    throw new Error('down')
  })
  await vi.waitFor(() => expect(calls).toBeGreaterThan(0), patience)
  await runner?.stop()
  await follow((batch) => void seen.push(...batch.map(({ sk }) => sk)))
  await vi.waitFor(() => expect(seen).toEqual(['a']), patience)
  expect(await deadLetters()).toEqual([])
})

test('side by side lanes keep the order of each partition key', async () => {
  const seen = new Map<string, string[]>()
  for (const sk of ['a', 'b', 'c'])
    for (const pk of ['case#1', 'case#2', 'case#3', 'case#4']) await put(pk, sk)
  let atOnce = 0
  let most = 0
  await follow(
    async (batch) => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise((resolve) => setTimeout(resolve, 20))
      for (const { pk, sk } of batch) seen.set(pk, [...(seen.get(pk) ?? []), sk])
      atOnce -= 1
    },
    { parallel: 10, batchSize: 1 },
  )
  await vi.waitFor(() => expect([...seen.values()].flat()).toHaveLength(12), patience)
  for (const order of seen.values()) expect(order).toEqual(['a', 'b', 'c'])
  expect(most).toBeGreaterThan(1)
})

test('every schedule runs by the period it is told, instead of its own', async () => {
  const clock = manualClock()
  let calls = 0
  runner = await startRunner({
    functions: { Fake: wiredTo({ kind: 'schedule', everyMinutes: 10 }) },
    tableNames: tableNamesIn({ LEDGER_TABLE: table }),
    checkpointFile,
    clock,
    everyMs: 2_000,
    load: async () => () => {
      calls += 1
    },
  })
  await clock.advance(7_000)
  expect(calls).toBe(3)
})

test("a scheduled function that keeps failing ends as a dead letter after Lambda's two retries", async () => {
  const clock = manualClock()
  let calls = 0
  runner = await startRunner({
    functions: { Fake: wiredTo({ kind: 'schedule', everyMinutes: 10 }) },
    tableNames: tableNamesIn({ LEDGER_TABLE: table }),
    checkpointFile,
    clock,
    report: () => {},
    load: async () => () => {
      calls += 1
      throw new RangeError('secret')
    },
  })
  await clock.advance(15 * 60_000)
  await vi.waitFor(() => expect(calls).toBe(3), patience)
  const letters = await vi.waitFor(async () => {
    const found = await deadLetters()
    expect(found).toHaveLength(1)
    return found
  }, patience)
  expect(JSON.parse(letters[0] ?? '{}')).toMatchObject({
    requestContext: { functionArn: expect.stringContaining(':Fake'), approximateInvokeCount: 3 },
    responseContext: { functionError: 'RangeError' },
  })
  expect(letters[0]).not.toContain('secret')
})
