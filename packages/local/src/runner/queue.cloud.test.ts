import { randomUUID } from 'node:crypto'
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { WorkQueueName } from '@wangge/infra/stores'
import type { SQSRecord } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followQueue } from './queue.ts'

const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
const patience = { timeout: 10_000, interval: 50 }

let name: string
let url: string
let deadLettersUrl: string
let stop: (() => Promise<void>) | undefined

const create = async (queue: string, attributes: Record<string, string> = {}): Promise<string> => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: queue, Attributes: attributes }))
  return QueueUrl ?? ''
}
const attribute = async (queue: string, wanted: 'QueueArn' | 'ApproximateNumberOfMessages') => {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ['All'] }),
  )
  return Attributes?.[wanted] ?? ''
}
const remaining = async () => {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  )
  return (
    Number(Attributes?.ApproximateNumberOfMessages) +
    Number(Attributes?.ApproximateNumberOfMessagesNotVisible)
  )
}
const send = (...bodies: readonly string[]) =>
  Promise.all(bodies.map((MessageBody) => sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }))))

beforeEach(async () => {
  name = `Work-${randomUUID()}`
  deadLettersUrl = await create(`${name}-dead`)
  url = await create(name, {
    VisibilityTimeout: '1',
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: await attribute(deadLettersUrl, 'QueueArn'),
      maxReceiveCount: 2,
    }),
  })
})
afterEach(async () => {
  await stop?.()
  stop = undefined
})

/** Follows the queue with a handler that gets the records of a batch. */
function follow(handle: (records: readonly SQSRecord[]) => unknown, batchSize = 5): void {
  const stopping = new AbortController()
  const ended = followQueue(
    {
      name: 'Fake',
      source: { kind: 'queue', queue: name as WorkQueueName, batchSize, parallel: 2, maxReceives: 2 },
      call: async ({ Records }) => handle(Records),
    },
    stopping.signal,
    () => {},
  )
  stop = () => {
    stopping.abort()
    return ended
  }
}

test('messages arrive in the shape of Lambda, and those that are done are gone', async () => {
  const seen: SQSRecord[] = []
  await send('a')
  follow((records) => void seen.push(...records))
  await vi.waitFor(() => expect(seen).toHaveLength(1), patience)
  expect(seen[0]).toMatchObject({
    messageId: expect.stringMatching(/./),
    receiptHandle: expect.stringMatching(/./),
    body: 'a',
    attributes: { ApproximateReceiveCount: '1' },
    eventSource: 'aws:sqs',
    eventSourceARN: expect.stringContaining(name),
  })
  await vi.waitFor(async () => expect(await remaining()).toBe(0), patience)
})

test('a batch is no larger than wired', async () => {
  const sizes: number[] = []
  await send('a', 'b', 'c', 'd', 'e')
  follow((records) => void sizes.push(records.length), 2)
  await vi.waitFor(() => expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5), patience)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2)
})

test('of a batch that failed in part only the failed messages come again', async () => {
  const seen: string[] = []
  await send('good', 'bad')
  follow((records) => {
    seen.push(...records.map(({ body }) => body))
    const failed = records.filter(
      ({ body, attributes }) => body === 'bad' && attributes.ApproximateReceiveCount === '1',
    )
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  })
  await vi.waitFor(() => expect(seen.toSorted()).toEqual(['bad', 'bad', 'good']), patience)
  await vi.waitFor(async () => expect(await remaining()).toBe(0), patience)
})

test.each([
  ['fails', () => Promise.reject(new Error('down'))],
  ['names a message that is not in its batch', () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] })],
])('a message whose call always %s ends as a dead letter after the wired receives', async (_, handle) => {
  let calls = 0
  await send('poison')
  follow(() => {
    calls += 1
    return handle()
  })
  const letter = await vi.waitFor(async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: deadLettersUrl }))
    expect(Messages).toHaveLength(1)
    return Messages[0]?.Body
  }, patience)
  expect([letter, calls]).toEqual(['poison', 2])
})

test('a call under way when the runner stops is waited for, and no message is left half received', async () => {
  const seen: string[] = []
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await send('first')
  follow(async (records) => {
    seen.push(...records.map(({ body }) => body))
    begin()
    await released
  })
  await begun
  const stopped = stop?.()
  await send('second')
  release()
  await stopped
  await send('third')
  expect(seen).toEqual(['first', 'second'])
  expect(await attribute(url, 'ApproximateNumberOfMessages')).toBe('1')
  expect(await remaining()).toBe(1)
})
