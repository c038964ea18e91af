import type { SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eachMessage } from './each-message.ts'

const event = (...bodies: readonly string[]) =>
  ({ Records: bodies.map((body, i) => ({ messageId: `m${i}`, body })) }) as SQSEvent

const failures = (...ids: readonly string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
})

const log = vi.spyOn(console, 'error')
beforeEach(() => void log.mockImplementation(() => {}))
afterEach(() => void log.mockReset())

test('every message of a batch is handled once, parsed, in order, and never two at a time', async () => {
  const steps: unknown[] = []
  const handler = eachMessage(async (message) => {
    steps.push(message)
    await new Promise(setImmediate)
    steps.push('done')
  })
  expect(await handler(event('{"case":"C26"}', '"图"'))).toEqual(failures())
  expect(steps).toEqual([{ case: 'C26' }, 'done', '图', 'done'])
})

test('a message that fails comes again alone, the others go on, and the log is without contents', async () => {
  const seen: unknown[] = []
  const handler = eachMessage(async (message) => {
    if (message === 'bad') throw new RangeError('what a citizen sent')
    seen.push(message)
  })
  expect(await handler(event('"a"', '"bad"', '"b"'))).toEqual(failures('m1'))
  expect(seen).toEqual(['a', 'b'])
  expect(log.mock.calls).toEqual([[JSON.stringify({ failed: 'm1', error: 'RangeError' })]])
})

test('what is no JSON fails by its record and kind, never by what it says', async () => {
  const handler = eachMessage(async () => {})
  expect(await handler(event('secret words', '{}'))).toEqual(failures('m0'))
  expect(log.mock.calls).toEqual([[JSON.stringify({ failed: 'm0', error: 'SyntaxError' })]])
})
