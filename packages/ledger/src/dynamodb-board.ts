import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb'
import { type Board, type Entry, type EntryList, pageOf } from './board.ts'
import { available, type Item, number, text } from './dynamodb.ts'
import { getItems } from './get-items.ts'
import type { Json } from './ledger.ts'
import { putNewest } from './put-newest.ts'

/** Work lists on one DynamoDB table with the index `Queue`. */
export function dynamoBoard(client: DynamoDBClient, table: string): Board {
  return {
    put: ({ pk, sk, seq, body, queue, order }) =>
      putNewest(client, table, seq, {
        pk: { S: pk },
        sk: { S: sk },
        body: { S: JSON.stringify(body) },
        ...(queue && { queue: { S: queue } }),
        ...(order && { order: { S: order } }),
      }),
    get: async (keys) => (await getItems(client, table, keys)).map((item) => item && toEntry(item)),
    async list(list) {
      const { limit } = list
      const found = within(list)
      if (!found) return { entries: [] }
      const pages = paginateQuery(
        { client },
        { TableName: table, IndexName: 'Queue', Limit: limit + 1, ...found },
      )
      const entries: Entry[] = []
      await available(
        (async () => {
          for await (const { Items = [] } of pages) {
            entries.push(...Items.map(toEntry))
            if (entries.length > limit) return
          }
        })(),
      )
      return pageOf(entries, limit)
    },
  }
}

/** The condition of a list; undefined where nothing can lie within it, which the engine would take for a mistake. */
function within({ queue, after, until }: EntryList) {
  // The engine has `>` and BETWEEN, not both: of what is plain text only `after` itself lies below `after` and a space.
  const from = after === undefined ? undefined : `${after} `
  if (from !== undefined && until !== undefined && from > until) return undefined
  const bound =
    from === undefined
      ? '#order <= :until'
      : until === undefined
        ? '#order >= :from'
        : '#order BETWEEN :from AND :until'
  const bounded = from !== undefined || until !== undefined
  return {
    KeyConditionExpression: bounded ? `#queue = :queue AND ${bound}` : '#queue = :queue',
    ExpressionAttributeNames: { '#queue': 'queue', ...(bounded && { '#order': 'order' }) },
    ExpressionAttributeValues: {
      ':queue': { S: queue },
      ...(from !== undefined && { ':from': { S: from } }),
      ...(until !== undefined && { ':until': { S: until } }),
    },
  }
}

function toEntry(item: Item): Entry {
  const queue = text(item, 'queue')
  const order = text(item, 'order')
  return {
    pk: text(item, 'pk') ?? '',
    sk: text(item, 'sk') ?? '',
    seq: number(item, 'seq') ?? 0,
    body: JSON.parse(text(item, 'body') ?? 'null') as Json,
    ...(queue && { queue }),
    ...(order && { order }),
  }
}
