import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import { available, type Item, text } from './dynamodb.ts'

type Key = { readonly pk: string; readonly sk: string }

/** Items by their keys, in that order; undefined where none stands. Eventually consistent. */
export async function getItems(
  client: DynamoDBClient,
  table: string,
  keys: readonly Key[],
): Promise<readonly (Item | undefined)[]> {
  const found = new Map<string, Item>()
  for (let i = 0; i < keys.length; i += 100) {
    let wanted: Item[] | undefined = distinct(keys.slice(i, i + 100))
    while (wanted?.length) {
      const page: BatchGetItemCommandOutput = await available(
        client.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted } } })),
      )
      for (const item of page.Responses?.[table] ?? [])
        found.set(name({ pk: text(item, 'pk') ?? '', sk: text(item, 'sk') ?? '' }), item)
      wanted = page.UnprocessedKeys?.[table]?.Keys
    }
  }
  return keys.map((key) => found.get(name(key)))
}

const name = ({ pk, sk }: Key) => JSON.stringify([pk, sk])

const distinct = (keys: readonly Key[]): Item[] => [
  ...new Map(keys.map((key) => [name(key), { pk: { S: key.pk }, sk: { S: key.sk } }])).values(),
]
