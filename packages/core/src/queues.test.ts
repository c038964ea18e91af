import type { SendMessageBatchCommand, SendMessageBatchCommandOutput, SQSClient } from '@aws-sdk/client-sqs'
import { LedgerUnavailable } from '@wangge/ledger'
import { expect, test } from 'vitest'
import { memoryQueue, sqsQueue } from './queues.ts'

type Answer = Partial<Pick<SendMessageBatchCommandOutput, 'Failed'>>

/** A client that writes down the bodies of each batch and answers the nth as told. */
function fakeClient(answer: (batch: number) => Promise<Answer> = async () => ({})) {
  const batches: (string | undefined)[][] = []
  const send = async ({ input }: SendMessageBatchCommand): Promise<Answer> => {
    const ids = new Set(input.Entries?.map(({ Id }) => Id))
    expect(ids.size).toBe(input.Entries?.length)
    batches.push((input.Entries ?? []).map(({ MessageBody }) => MessageBody))
    return answer(batches.length)
  }
  return { batches, client: { send } as unknown as SQSClient }
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ n }))

test('messages go out ten at a time, all of them and in order', async () => {
  const { batches, client } = fakeClient()
  await sqsQueue('queue', client).send(numbers(23))
  expect(batches.map(({ length }) => length)).toEqual([10, 10, 3])
  expect(batches.flat()).toEqual(numbers(23).map((message) => JSON.stringify(message)))
})

test('nothing to send is nothing asked of the queue', async () => {
  const { batches, client } = fakeClient()
  await sqsQueue('queue', client).send([])
  expect(batches).toEqual([])
})

test('one message that was not taken fails the whole, without its contents', async () => {
  const Failed = [{ Id: '1', SenderFault: false, Code: 'InternalError', Message: 'words' }]
  const { client } = fakeClient(async (batch) => (batch === 2 ? { Failed } : {}))
  const error = await sqsQueue('queue', client)
    .send(numbers(12))
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(LedgerUnavailable)
  expect(String(error)).toBe('LedgerUnavailable: InternalError')
})

test('a queue that does not answer is told by the one error callers know, and later batches are not tried', async () => {
  const { batches, client } = fakeClient(async () => {
    throw Object.assign(new Error('no answer'), { name: 'TimeoutError' })
  })
  await expect(sqsQueue('queue', client).send(numbers(12))).rejects.toThrow(
    new LedgerUnavailable('TimeoutError'),
  )
  expect(batches).toHaveLength(1)
})

test('a queue in memory shows what was sent', async () => {
  const queue = memoryQueue()
  await queue.send(['a'])
  await queue.send(['b', { c: 1 }])
  expect(queue.sent()).toEqual(['a', 'b', { c: 1 }])
})
