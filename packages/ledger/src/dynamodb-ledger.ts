import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { available, type Item, jsonValue, number, text } from './dynamodb.ts'
import { toHead } from './head-item.ts'
import {
  claimKey,
  HEAD,
  onceKey,
  outboxPartition,
  outboxTime,
  receiptKey,
  registerKey,
  SEALED,
  seqOf,
  TRACES,
} from './keys.ts'
import { type IsTraced, type Json, type Ledger, LedgerUnavailable } from './ledger.ts'
import { refusal, transaction } from './transaction.ts'

/** The ledger on one DynamoDB table. */
export function dynamoLedger(
  client: DynamoDBClient,
  table: string,
  isTraced: IsTraced = () => false,
): Ledger {
  const get = async ({ pk, sk }: { pk: string; sk: string }): Promise<Item | undefined> => {
    const command = new GetItemCommand({
      TableName: table,
      Key: { pk: { S: pk }, sk: { S: sk } },
      ConsistentRead: true,
    })
    return (await available(client.send(command))).Item
  }

  const query = async (input: Omit<QueryCommandInput, 'TableName'>, limit = Number.POSITIVE_INFINITY) => {
    const items: Item[] = []
    let start: Item | undefined
    do {
      const page = await available(
        client.send(
          new QueryCommand({ TableName: table, ...input, ...(start && { ExclusiveStartKey: start }) }),
        ),
      )
      items.push(...(page.Items ?? []))
      start = page.LastEvaluatedKey
    } while (start && items.length < limit)
    return items
  }

  /** The items of a stream that are numbered by its events: `E#` the events, `S#` what lies sealed beside them. */
  const numbered = (stream: string, prefix: 'E#' | 'S#') =>
    query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: stream }, ':prefix': { S: prefix } },
      ConsistentRead: true,
    })

  const waitingAfter: Ledger['waitingAfter'] = async (work, limit, after, before) => {
    const items = await query(
      {
        IndexName: 'Waiting',
        KeyConditionExpression: `waiting = :work${before === undefined ? '' : ' AND since < :before'}`,
        ExpressionAttributeValues: {
          ':work': { S: work },
          ...(before !== undefined && { ':before': { S: before } }),
        },
        Limit: limit,
        ...(after && {
          ExclusiveStartKey: {
            pk: { S: after.stream },
            sk: { S: HEAD },
            waiting: { S: work },
            since: { S: after.since },
          },
        }),
      },
      limit,
    )
    const found = items.slice(0, limit)
    const last = found.at(-1)
    return {
      streams: found.map((item) => text(item, 'pk') ?? ''),
      ...(found.length === limit &&
        last && { last: { since: text(last, 'since') ?? '', stream: text(last, 'pk') ?? '' } }),
    }
  }

  return {
    async append(append) {
      const writes = transaction(table, append, isTraced)
      const command = new TransactWriteItemsCommand({ TransactItems: writes.map(({ item }) => item) })
      for (let attempt = 0; ; attempt++) {
        try {
          await client.send(command)
          return 'stored'
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) {
            throw new LedgerUnavailable(error instanceof Error ? error.name : 'unknown', { cause: error })
          }
          const refused = refusal(writes, error.CancellationReasons ?? [])
          if (refused) return refused
          // Cancelled for load or by a rival transaction, not by a condition: nothing stands, so try again.
          if (attempt === 5) throw new LedgerUnavailable(error.name, { cause: error })
          await new Promise((wake) => setTimeout(wake, Math.random() * 20 * 2 ** attempt))
        }
      }
    },
    async head(stream) {
      const item = await get({ pk: stream, sk: HEAD })
      return item && toHead(item)
    },
    async events(stream) {
      return (await numbered(stream, 'E#')).map((item) => ({
        seq: seqOf(text(item, 'sk') ?? ''),
        type: text(item, 'type') ?? '',
        at: text(item, 'at') ?? '',
        by: text(item, 'by') ?? '',
        data: JSON.parse(text(item, 'data') ?? 'null') as Json,
      }))
    },
    async sealed(stream) {
      return (await get({ pk: stream, sk: SEALED }))?.box?.B
    },
    async sealedEvents(stream) {
      const boxes = new Map<number, Uint8Array>()
      for (const item of await numbered(stream, 'S#'))
        if (item.box?.B) boxes.set(seqOf(text(item, 'sk') ?? ''), item.box.B)
      return boxes
    },
    receipt: async (locator) => jsonValue(await get(receiptKey(locator))),
    once: async (key) => jsonValue(await get(onceKey(key))),
    claim: async (key) => jsonValue(await get(claimKey(key))),
    async register(key) {
      const item = await get(registerKey(key))
      return item?.box?.B && { version: number(item, 'version') ?? 0, box: item.box.B }
    },
    waiting: async (work, limit, before) => (await waitingAfter(work, limit, undefined, before)).streams,
    waitingAfter,
    async traces(since) {
      const items = await query({
        KeyConditionExpression: 'pk = :pk AND sk >= :since',
        ExpressionAttributeValues: { ':pk': { S: TRACES }, ':since': { S: outboxTime(since) } },
        ConsistentRead: true,
      })
      return items.map((item) => {
        const [at = '', ...stream] = (text(item, 'sk') ?? '').split('#')
        return { at: Number(at), stream: stream.join('#') }
      })
    },
    async outbox(shard, since) {
      const items = await query({
        KeyConditionExpression: 'pk = :pk AND sk >= :since',
        ExpressionAttributeValues: {
          ':pk': { S: outboxPartition(shard) },
          ':since': { S: outboxTime(since) },
        },
        ConsistentRead: true,
      })
      return items.map((item) => {
        const [at, id] = (text(item, 'sk') ?? '').split('#')
        return {
          shard,
          at: Number(at),
          id: id ?? '',
          stream: text(item, 'stream') ?? '',
          entry: text(item, 'entry') ?? '',
        }
      })
    },
  }
}
