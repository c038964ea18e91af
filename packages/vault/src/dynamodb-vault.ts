import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { available } from './available.ts'
import { type Fields, type KeyService, type Purpose, purposes, type Vault } from './vault.ts'

type Item = Record<string, AttributeValue>

/**
 * The vault on one DynamoDB table. Who keeps and erases needs no right but `PutItem`: neither to read nor to delete. So
 * erasing is overwriting, for all purposes, with nothing.
 */
export function dynamoVault(client: DynamoDBClient, table: string, keys: KeyService): Vault {
  const put = putInto(client, table)
  const get = async (name: string, purpose: Purpose, attribute: 'box' | 'indexes') => {
    const command = new GetItemCommand({
      TableName: table,
      Key: key(name, purpose),
      ConsistentRead: true,
      ProjectionExpression: '#attribute',
      ExpressionAttributeNames: { '#attribute': attribute },
    })
    return (await available(client.send(command))).Item?.[attribute]
  }

  return {
    ...keys,
    async keep(name, purpose, fields, indexes = {}) {
      const box = await keys.encrypt(Buffer.from(JSON.stringify(fields)), { name, purpose })
      await put(name, purpose, { box: { B: box }, indexes: { S: JSON.stringify(indexes) } })
    },
    async open(name, purpose) {
      const box = (await get(name, purpose, 'box'))?.B
      if (!box) return undefined
      return JSON.parse(Buffer.from(await keys.decrypt(box, { name, purpose })).toString()) as Fields
    },
    async indexes(name, purpose) {
      const json = (await get(name, purpose, 'indexes'))?.S
      return json === undefined ? undefined : (JSON.parse(json) as Fields)
    },
    ...vaultEraser(client, table),
  }
}

/** For who only erases: without a key, and without what encrypts in its bundle. */
export function vaultEraser(client: DynamoDBClient, table: string): Pick<Vault, 'erase'> {
  const put = putInto(client, table)
  return {
    async erase(name) {
      await Promise.all(purposes.map((purpose) => put(name, purpose, {})))
    },
  }
}

const key = (name: string, purpose: Purpose): Item => ({ pk: { S: `vault#${name}` }, sk: { S: purpose } })

const putInto = (client: DynamoDBClient, table: string) => (name: string, purpose: Purpose, kept: Item) =>
  available(client.send(new PutItemCommand({ TableName: table, Item: { ...key(name, purpose), ...kept } })))
