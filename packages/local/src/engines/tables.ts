import {
  type AttributeDefinition,
  CreateTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { type Table, type TableName, tables } from '@wangge/ledger/tables'

/** Creates the tables under the given names; one that exists is left as it is. */
export async function createTables(client: DynamoDBClient, names: Record<TableName, string>): Promise<void> {
  for (const [name, table] of Object.entries(tables))
    await createTable(client, names[name as TableName], table)
}

async function createTable(client: DynamoDBClient, name: string, table: Table): Promise<void> {
  const indexes = Object.entries(table.indexes)
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table.key),
    AttributeDefinitions: attributes([table.key, ...indexes.map(([, index]) => index)]),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(([indexName, index]) => ({
        IndexName: indexName,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: index.projection === 'all' ? 'ALL' : 'KEYS_ONLY' },
      })),
    }),
    StreamSpecification: table.stream
      ? { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' }
      : { StreamEnabled: false },
  })
  await client.send(command).catch((error: unknown) => {
    if (!(error instanceof ResourceInUseException)) throw error
  })
}

type Key = { readonly hash: string; readonly range: string }

function keySchema(key: Key): KeySchemaElement[] {
  return [
    { AttributeName: key.hash, KeyType: 'HASH' },
    { AttributeName: key.range, KeyType: 'RANGE' },
  ]
}

function attributes(keys: readonly Key[]): AttributeDefinition[] {
  const names = new Set(keys.flatMap((key) => [key.hash, key.range]))
  return [...names].map((name) => ({ AttributeName: name, AttributeType: 'S' }))
}
