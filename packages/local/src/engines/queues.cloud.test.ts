import { randomUUID } from 'node:crypto'
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { createContext } from '@wangge/core/context'
import { notices as makeNotices } from '@wangge/core/stores'
import { expect, test } from 'vitest'

test('what a deed sends to a queue arrives there, by an address of the form the product gives', async () => {
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
  const name = `Notices-${randomUUID()}`
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }))
  const address = process.env.NOTICES_QUEUE ?? ''
  expect(new URL(QueueUrl ?? '').pathname).toBe(new URL(`${address.replace('Notices', name)}`).pathname)

  const { notices } = createContext(
    { notices: makeNotices },
    { NOTICES_QUEUE: address.replace('Notices', name) },
  )
  const sent = Array.from({ length: 12 }, (_, n) => ({ case: `C26-${n}`, 字: '网格' }))
  await notices.send(sent)

  const seen: unknown[] = []
  while (seen.length < sent.length) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    )
    if (Messages.length === 0) break
    seen.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as unknown))
  }
  expect(seen).toHaveLength(12)
  expect(seen).toEqual(expect.arrayContaining(sent))
})

test('a queue that does not stand is told as unavailable', async () => {
  const missing = (process.env.NOTICES_QUEUE ?? '').replace('Notices', 'Nowhere')
  await expect(
    createContext({ notices: makeNotices }, { NOTICES_QUEUE: missing }).notices.send(['a']),
  ).rejects.toMatchObject({
    name: 'LedgerUnavailable',
  })
})
