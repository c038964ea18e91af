import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { toHead } from './head-item.ts'
import { HEAD } from './keys.ts'
import type { Head } from './ledger.ts'

/** Every head, in no order. Reads the whole table: for rebuilding views by an operator, never for a page or a deed. */
export async function* allHeads(client: DynamoDBClient, table: string): AsyncGenerator<Head> {
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      FilterExpression: 'sk = :head',
      ExpressionAttributeValues: { ':head': { S: HEAD } },
      ConsistentRead: true,
    },
  )
  for await (const { Items = [] } of pages) for (const item of Items) yield toHead(item)
}
