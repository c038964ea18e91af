import type { SQSEvent } from 'aws-lambda'
import { expect, test, vi } from 'vitest'
import { eachObject } from './each-object.ts'

const event = (...bodies: readonly unknown[]) =>
  ({ Records: bodies.map((body, i) => ({ messageId: `m${i}`, body: JSON.stringify(body) })) }) as SQSEvent

const created = (...keys: readonly string[]) => ({
  Records: keys.map((key) => ({ s3: { object: { key } } })),
})

test('every object of a batch is handled once, in order, by its own name', async () => {
  const names: string[] = []
  const handler = eachObject(async (name) => names.push(name))
  expect(await handler(event(created('incoming/a/1', 'incoming/a/2'), created('a+b/%E5%9B%BE%2B')))).toEqual({
    batchItemFailures: [],
  })
  expect(names).toEqual(['incoming/a/1', 'incoming/a/2', 'a b/图+'])
})

test('a message that fails comes again alone, and its error is logged without contents', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const names: string[] = []
  const handler = eachObject(async (name) => {
    if (name === 'bad') throw new RangeError('what a citizen sent')
    names.push(name)
  })
  expect(await handler(event(created('a'), created('bad'), created('b')))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm1' }],
  })
  expect(names).toEqual(['a', 'b'])
  expect(log.mock.calls).toEqual([[JSON.stringify({ failed: 'm1', error: 'RangeError' })]])
  log.mockRestore()
})

test('what is no message of S3 fails, and the message by which S3 tries out the queue does not', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const handler = eachObject(async () => {})
  expect(await handler(event({ Service: 'Amazon S3', Event: 's3:TestEvent' }, null))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm1' }],
  })
  log.mockRestore()
})
