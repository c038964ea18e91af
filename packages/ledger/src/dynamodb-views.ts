import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { available, type Item, number, text } from './dynamodb.ts'
import { getItems } from './get-items.ts'
import type { Json, View, Views } from './ledger.ts'
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
    get: async (keys) => (await getItems(client, table, keys)).map((item) => item && toView(item)),
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
