import { expect, test } from 'vitest'
import { type Delivery, deliver } from './deliver.ts'
import type { LambdaRecord } from './lambda-record.ts'

const batchOf = (...numbers: string[]): LambdaRecord[] =>
  numbers.map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }))

/** Delivers to a handler and notes each call's sequence numbers, pauses and what was given up. */
async function run(batch: LambdaRecord[], retries: number, handler: (numbers: string[]) => unknown) {
  const calls: string[][] = []
  const pauses: number[] = []
  const givenUp: { number: string; error: string; attempts: number }[] = []
  const delivery: Delivery = {
    retries,
    call: async (records) => {
      const numbers = records.map((record) => record.dynamodb.SequenceNumber)
      calls.push(numbers)
      return handler(numbers)
    },
    pause: async (failures) => {
      pauses.push(failures)
    },
    giveUp: async (record, error, attempts) => {
      givenUp.push({ number: record.dynamodb.SequenceNumber, error: error.name, attempts })
    },
  }
  await deliver(batch, delivery)
  return { calls, pauses, givenUp }
}

const failing = (...numbers: string[]) => ({
  batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })),
})

test('a batch without a report of failures is delivered once', async () => {
  for (const answer of [undefined, null, {}, { batchItemFailures: [] }, { batchItemFailures: null }]) {
    const { calls } = await run(batchOf('1', '2', '3'), 2, () => answer)
    expect(calls).toEqual([['1', '2', '3']])
  }
})

test('a partial failure is tried again from the lowest failed record on', async () => {
  let first = true
  const { calls, givenUp } = await run(batchOf('1', '2', '3', '4'), 2, () => {
    const answer = first ? failing('4', '2') : undefined
    first = false
    return answer
  })
  expect(calls).toEqual([
    ['1', '2', '3', '4'],
    ['2', '3', '4'],
  ])
  expect(givenUp).toEqual([])
})

test('a thrown error halves the batch until the poison record stands alone, and the others are delivered', async () => {
  const delivered: string[] = []
  const { givenUp, pauses } = await run(batchOf('1', '2', '3', '4', '5'), 2, (numbers) => {
    if (numbers.includes('3')) throw new RangeError('poison')
    delivered.push(...numbers)
  })
  expect(delivered).toEqual(['1', '2', '4', '5'])
  expect(givenUp).toEqual([{ number: '3', error: 'RangeError', attempts: 3 }])
  expect(pauses).toEqual([1, 2])
})

test('a record that is always reported as failed is given up without taking the records behind it along', async () => {
  const { calls, givenUp } = await run(batchOf('1', '2', '3'), 1, (numbers) =>
    numbers.includes('2') ? failing('2') : undefined,
  )
  expect(givenUp).toEqual([{ number: '2', error: 'BatchItemFailure', attempts: 2 }])
  expect(calls.at(-1)).toEqual(['3'])
})

test('a report that names no record of the batch fails the whole batch', async () => {
  const { calls, givenUp } = await run(batchOf('1', '2'), 0, () => failing(''))
  expect(calls).toEqual([['1', '2'], ['1'], ['2']])
  expect(givenUp.map(({ number }) => number)).toEqual(['1', '2'])
})

test('when the given-up record cannot be handed over, the delivery ends with that error', async () => {
  const delivery: Delivery = {
    retries: 0,
    call: () => Promise.reject(new Error('handler')),
    pause: async () => {},
    giveUp: () => Promise.reject(new Error('queue')),
  }
  await expect(deliver(batchOf('1', '2'), delivery)).rejects.toThrow('queue')
})
