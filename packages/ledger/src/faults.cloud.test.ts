import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import {
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../local/src/ports.ts'
import { freshTables } from '../../local/src/testing/fresh.ts'
import { deed, step } from './contract/deed.ts'
import { dynamoDb } from './dynamodb.ts'
import { dynamoBoard } from './dynamodb-board.ts'
import { dynamoLedger } from './dynamodb-ledger.ts'
import { dynamoPassing } from './dynamodb-passing.ts'
import { dynamoViews } from './dynamodb-views.ts'
import { type Ledger, LedgerUnavailable } from './ledger.ts'

const throttled = () => new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} })
const conflict = () =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }, { Code: 'None' }],
  })
/** The SDK asks again after the first, not after the second. */
const timeout = () => Object.assign(new Error('no answer'), { name: 'TimeoutError' })
const lost = () => Object.assign(new Error('no answer'), { name: 'ReplyLost' })

type Fault = { readonly before?: () => Error; readonly after?: () => Error }

/** Lets the nth request, SDK retries included, fail before or after the engine has done it. */
function inject(client: DynamoDBClient, fault: (call: number) => Fault) {
  const calls = { count: 0 }
  client.middlewareStack.add(
    (next) => async (args) => {
      const { before, after } = fault(++calls.count)
      if (before) throw before()
      const result = await next(args)
      if (after) throw after()
      return result
    },
    { step: 'finalizeRequest', priority: 'low', name: 'fault' },
  )
  return calls
}

const words = '夜里有刺鼻气味'
const tip = (value: string) => deed([step('tip#1', 0, { state: { words } })], { once: { key: 'key', value } })

describe('a fault between us and the engine', () => {
  let table: string
  let client: DynamoDBClient
  let ledger: Ledger
  beforeEach(async () => {
    table = (await freshTables()).LEDGER_TABLE
    client = dynamoDb()
    ledger = dynamoLedger(client, table)
  })
  afterEach(() => vi.unstubAllEnvs())
  const standing = () => dynamoLedger(dynamoDb(), table)

  it('is outlived when the engine throttles once', async () => {
    const calls = inject(client, (call) => (call === 1 ? { before: throttled } : {}))
    expect(await ledger.append(tip('first'))).toBe('stored')
    expect(calls.count).toBe(2)
  })

  it('is told as unavailable when throttling goes on, and nothing stands', async () => {
    inject(client, () => ({ before: throttled }))
    await expect(ledger.append(tip('first'))).rejects.toThrow(LedgerUnavailable)
    expect(await standing().head('tip#1')).toBeUndefined()
    expect(await standing().once('key')).toBeUndefined()
  })

  it('is outlived when rival transactions cancel ours three times', async () => {
    const calls = inject(client, (call) => (call <= 3 ? { before: conflict } : {}))
    expect(await ledger.append(tip('first'))).toBe('stored')
    expect(calls.count).toBe(4)
  })

  it('is told as unavailable when rivals go on, after a bounded number of tries', async () => {
    const calls = inject(client, () => ({ before: conflict }))
    await expect(ledger.append(tip('first'))).rejects.toThrow(LedgerUnavailable)
    expect(calls.count).toBe(6)
  })

  it('that loses the reply shows as unavailable, and the repeat learns that the first one stands', async () => {
    inject(client, (call) => (call === 1 ? { after: lost } : {}))
    await expect(ledger.append(tip('first'))).rejects.toThrow(LedgerUnavailable)
    expect(await ledger.append(tip('again'))).toEqual({ refused: 'once', value: 'first' })
    expect(await standing().events('tip#1')).toHaveLength(1)
  })

  it('that loses the reply and lets the SDK ask again stores once and says so', async () => {
    const calls = inject(client, (call) => (call === 1 ? { after: timeout } : {}))
    expect(await ledger.append(tip('first'))).toBe('stored')
    expect(calls.count).toBe(2)
    expect(await standing().events('tip#1')).toHaveLength(1)
  })

  it('is told alike by every read, by the views, by the board and by what passes', async () => {
    inject(client, () => ({ before: lost }))
    const views = dynamoViews(client, table)
    const board = dynamoBoard(client, table)
    const passing = dynamoPassing(client, table, () => new Date())
    const calls = [
      () => ledger.head('tip#1'),
      () => ledger.events('tip#1'),
      () => ledger.sealed('tip#1'),
      () => ledger.sealedEvents('tip#1'),
      () => ledger.receipt('12345678'),
      () => ledger.once('key'),
      () => ledger.claim('name'),
      () => ledger.register('name'),
      () => ledger.waiting('assign', 1),
      () => ledger.outbox(0, 0),
      () => views.put({ pk: 'a', sk: 'b', seq: 1, body: words }),
      () => views.get([{ pk: 'a', sk: 'b' }]),
      () => views.list({ pk: 'a', prefix: 'b', limit: 1 }),
      () => board.put({ pk: 'a', sk: 'b', seq: 1, body: words }),
      () => board.list({ queue: 'a', limit: 1 }),
      () => passing.claim('a', words, new Date()),
      () => passing.replace('a', words, new Date()),
      () => passing.read('a'),
      () => passing.count('a', new Date()),
    ]
    for (const call of calls) await expect(call()).rejects.toThrow(LedgerUnavailable)
  })

  it('is told within seconds when the engine is down, without what was to be stored', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${await freePort()}`)
    const started = Date.now()
    const error = await dynamoLedger(dynamoDb(), table)
      .append(tip('first'))
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(LedgerUnavailable)
    expect(Date.now() - started).toBeLessThan(5_000)
    expect(inspect(error, { depth: 10 })).not.toContain(words)
  })

  it('is given up on and asked again when the engine takes a request and never answers', async () => {
    let requests = 0
    const engine = createServer((_, response) => {
      if (++requests > 1) response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}')
    })
    await new Promise<void>((listening) => engine.listen(0, '127.0.0.1', listening))
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${(engine.address() as AddressInfo).port}`)
    try {
      expect(await dynamoLedger(dynamoDb(), table).head('tip#1')).toBeUndefined()
      expect(requests).toBe(2)
    } finally {
      engine.closeAllConnections()
      engine.close()
    }
  }, 8_000)
})
