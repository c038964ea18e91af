import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { workQueues } from '@wangge/infra/wiring'
import { expect, test, vi } from 'vitest'
import { freePort, requireFreePort } from '../ports.ts'
import { tableNamesIn } from '../store-names.ts'
import { freshTables } from '../testing/fresh.ts'
import { startDynamodb } from './dynamodb.ts'
import { createBuckets, createQueues, startFauxqs } from './fauxqs.ts'
import { requireJava } from './java.ts'
import { createTables } from './tables.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'engine-'))

test('the tables have the keys, indexes and stream that the ledger wants, and creating them again changes nothing', async () => {
  const variables = await freshTables()
  const { LEDGER_TABLE, PUBLIC_TABLE } = variables
  const client = new DynamoDBClient()
  await createTables(client, tableNamesIn(variables))
  const { Table: ledger } = await client.send(new DescribeTableCommand({ TableName: LEDGER_TABLE }))
  expect(ledger?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' })
  expect(ledger?.GlobalSecondaryIndexes?.[0]).toMatchObject({
    IndexName: 'Waiting',
    Projection: { ProjectionType: 'KEYS_ONLY' },
  })
  const { Table: views } = await client.send(new DescribeTableCommand({ TableName: PUBLIC_TABLE }))
  expect(views?.StreamSpecification?.StreamEnabled ?? false).toBe(false)
})

test('DynamoDB Local keeps items and the stream in its folder over a restart', {
  timeout: 30_000,
}, async () => {
  const port = await freePort()
  const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}` })
  const names = { Ledger: 'Ledger', Public: 'Public', Desk: 'Desk', Passing: 'Passing', Vault: 'Vault' }
  const where = folder()
  const first = await startDynamodb(port, where)
  await createTables(client, names)
  const stream = async () =>
    (await client.send(new DescribeTableCommand({ TableName: 'Ledger' }))).Table?.LatestStreamArn
  const before = await stream()
  const Key = { pk: { S: 'a' }, sk: { S: 'b' } }
  await client.send(new PutItemCommand({ TableName: 'Ledger', Item: Key }))
  await first.stop()
  const second = await startDynamodb(port, where)
  await createTables(client, names)
  expect((await client.send(new GetItemCommand({ TableName: 'Ledger', Key }))).Item).toEqual(Key)
  expect(await stream()).toBe(before)
  await second.stop()
})

test('DynamoDB Local on a taken port is a fault that names the port', { timeout: 30_000 }, async () => {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(requireFreePort(port, 'DynamoDB Local')).rejects.toMatchObject({
    code: 'port.taken',
    message: expect.stringContaining(`${port}`),
  })
  taken.close()
})

test('S3 and SQS keep buckets, objects, queues and messages over a restart on another port', async () => {
  const where = folder()
  const clients = (port: number) => {
    const endpoint = `http://127.0.0.1:${port}`
    return { s3: new S3Client({ endpoint }), sqs: new SQSClient({ endpoint, useQueueUrlAsEndpoint: false }) }
  }
  const [onePort, otherPort] = [await freePort(), await freePort()]
  const one = await startFauxqs(onePort, where)
  const before = clients(onePort)
  await createBuckets(before.s3, ['files'])
  await createQueues(before.sqs)
  await before.s3.send(new PutObjectCommand({ Bucket: 'files', Key: 'a', Body: '网格' }))
  const { QueueUrl } = await before.sqs.send(new GetQueueUrlCommand({ QueueName: 'Uploads' }))
  await before.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'letter' }))
  await one.stop()

  const other = await startFauxqs(otherPort, where)
  const after = clients(otherPort)
  await createBuckets(after.s3, ['files'])
  await createQueues(after.sqs)
  const { Body } = await after.s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'a' }))
  expect(await Body?.transformToString()).toBe('网格')
  const { QueueUrl: kept } = await after.sqs.send(new GetQueueUrlCommand({ QueueName: 'Uploads' }))
  const { Messages } = await after.sqs.send(new ReceiveMessageCommand({ QueueUrl: kept }))
  expect(Messages?.map(({ Body: text }) => text)).toEqual(['letter'])
  await other.stop()
})

test('a queue of work hides what was received and gives up to its dead letters, as wired', async () => {
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
  for (const { name, visibilitySeconds, maxReceives, deadLetters } of workQueues) {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }))
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    )
    expect(Attributes?.VisibilityTimeout).toBe(String(visibilitySeconds))
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toEqual({
      deadLetterTargetArn: expect.stringContaining(`:${deadLetters}`),
      maxReceiveCount: maxReceives,
    })
  }
})

test('S3 and SQS listen on the loopback address alone', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((network) => network?.family === 'IPv4' && !network.internal)
  const port = await freePort()
  const engine = await startFauxqs(port)
  expect((await fetch(`http://127.0.0.1:${port}/health`)).ok).toBe(true)
  await expect(fetch(`http://${outside?.address ?? '127.0.0.2'}:${port}/health`)).rejects.toThrow()
  await engine.stop()
})

test('a missing Java is one line that says what to install', async () => {
  vi.stubEnv('JAVA_HOME', folder())
  await expect(requireJava()).rejects.toMatchObject({
    code: 'java.missing',
    message: expect.stringMatching(/^[^\n]*Java 17[^\n]*$/),
  })
  vi.unstubAllEnvs()
})
