import { expect, test } from 'vitest'
import { type Handler, invoke } from './invoke.ts'

const lambda = (handler: Handler, timeoutSeconds = 1) => ({
  name: 'Fake',
  handler,
  timeoutSeconds,
  memoryMb: 128,
})

test('a handler gets its own copy of the event, as JSON, and a context with its name and time left', async () => {
  const event = { at: new Date(0), list: [1] }
  const got = await invoke(
    lambda((received, context) => ({
      received,
      name: context.functionName,
      left: context.getRemainingTimeInMillis(),
    })),
    event,
  )
  expect(got).toMatchObject({ received: { at: '1970-01-01T00:00:00.000Z', list: [1] }, name: 'Fake' })
  expect((got as { left: number }).left).toBeGreaterThan(900)
})

test('a handler that gives no answer within its time-out fails', async () => {
  await expect(
    invoke(
      lambda(() => new Promise(() => {}), 0.02),
      {},
    ),
  ).rejects.toMatchObject({
    name: 'Sandbox.Timedout',
  })
})

test('what a handler throws is what the caller gets', async () => {
  const handler = () => {
    throw new RangeError('no')
  }
  await expect(invoke(lambda(handler), {})).rejects.toThrow(RangeError)
})
