import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { available, type Item, number, text } from './dynamodb.ts'
import type { Json, View, ViewKey, Views } from './ledger.ts'
import { putNewest } from './put-newest.ts'

/** Versioned views on one DynamoDB table. */
export function dynamoViews(client: DynamoDBClient, table: string): Views {
  return {
    put: ({ pk, sk, seq, body, tag }) =>
      putNewest(client, table, seq, {
        pk: { S: pk },
        sk: { S: sk },
        body: { S: JSON.stringify(body) },
        ...(tag && { tag: { S: tag } }),
      }),
    async get(keys) {
      const found = new Map<string, View>()
      for (let i = 0; i < keys.length; i += 100) {
        let wanted: Item[] | undefined = distinct(keys.slice(i, i + 100))
        while (wanted?.length) {
          const page: BatchGetItemCommandOutput = await available(
            client.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted } } })),
          )
          for (const view of (page.Responses?.[table] ?? []).map(toView)) found.set(name(view), view)
          wanted = page.UnprocessedKeys?.[table]?.Keys
        }
      }
      return keys.map((key) => found.get(name(key)))
    },
    async list({ pk, tag, prefix, limit, after }) {
      const start = after && { pk: { S: pk }, sk: { S: after }, ...(tag && { tag: { S: tag } }) }
      const command = new QueryCommand({
        TableName: table,
        ...(tag && { IndexName: 'ByTag' }),
        KeyConditionExpression: `${tag ? 'tag' : 'pk'} = :partition AND begins_with(sk, :prefix)`,
        ExpressionAttributeValues: { ':partition': { S: tag ?? pk }, ':prefix': { S: prefix } },
        ScanIndexForward: false,
        Limit: limit + 1,
        ...(start && { ExclusiveStartKey: start }),
      })
      const views = ((await available(client.send(command))).Items ?? []).map(toView)
      const page = views.slice(0, limit)
      const last = page.at(-1)
      return { views: page, ...(views.length > limit && last && { next: last.sk }) }
    },
  }
}

const name = ({ pk, sk }: ViewKey) => JSON.stringify([pk, sk])

const distinct = (keys: readonly ViewKey[]): Item[] => [
  ...new Map(keys.map((key) => [name(key), { pk: { S: key.pk }, sk: { S: key.sk } }])).values(),
]

function toView(item: Item): View {
  const tag = text(item, 'tag')
  return {
    pk: text(item, 'pk') ?? '',
    sk: text(item, 'sk') ?? '',
    seq: number(item, 'seq') ?? 0,
    body: JSON.parse(text(item, 'body') ?? 'null') as Json,
    ...(tag && { tag }),
  }
}
