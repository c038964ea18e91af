import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { available, type Item, jsonValue, number, text } from './dynamodb.ts'
import type { Listed, Passing } from './passing.ts'

const SK = 'PASSING'

/**
 * On one DynamoDB table, whose engine deletes what is over hours later or, on one machine, never: an item whose time is
 * over counts as absent everywhere. Times are kept in whole seconds, rounded up.
 */
export function dynamoPassing(client: DynamoDBClient, table: string, now: () => Date): Passing {
  const names = { '#until': 'until' }
  const values = () => ({ ':now': { N: String(now().getTime() / 1000) } })
  const seconds = (until: Date) => ({ N: String(Math.ceil(until.getTime() / 1000)) })

  const itemOf = (pk: string, until: Date, rest: Item, sk = SK): Item => ({
    pk: { S: pk },
    sk: { S: sk },
    until: seconds(until),
    ...rest,
  })

  /** 'put', or the item that stands there and whose time is not over. */
  const putWhereAbsent = (pk: string, until: Date, rest: Item) =>
    unlessStanding(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: itemOf(pk, until, rest),
          ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values(),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    )

  const stands = (item: Item | undefined) => (number(item, 'until') ?? 0) > now().getTime() / 1000

  const write = async (item: Item) => {
    await available(client.send(new PutItemCommand({ TableName: table, Item: item })))
  }

  return {
    async claim(key, value, until) {
      const { standing } = await putWhereAbsent(key, until, { value: { S: JSON.stringify(value) } })
      return standing ? { won: false, value: jsonValue(standing) ?? null } : { won: true, value }
    },
    replace: (key, value, until) => write(itemOf(key, until, { value: { S: JSON.stringify(value) } })),
    enlist: (group, name, value, until) =>
      write(itemOf(group, until, { value: { S: JSON.stringify(value) } }, name)),
    async list(group) {
      const listed: Listed[] = []
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :group',
          ExpressionAttributeValues: { ':group': { S: group } },
        },
      )
      await available(
        (async () => {
          for await (const { Items = [] } of pages)
            for (const item of Items)
              if (stands(item)) listed.push({ name: text(item, 'sk') ?? '', value: jsonValue(item) ?? null })
        })(),
      )
      return listed
    },
    async read(key) {
      const { Item } = await available(
        client.send(
          new GetItemCommand({
            TableName: table,
            Key: { pk: { S: key }, sk: { S: SK } },
            ConsistentRead: true,
          }),
        ),
      )
      if (!stands(Item)) return undefined
      return jsonValue(Item) ?? number(Item, 'count')
    },
    async count(key, until, by = 1) {
      // Whoever meets an expired counter starts it anew; who comes second to that adds to what the first one started.
      for (;;) {
        const added = await unlessStanding(
          client.send(
            new UpdateItemCommand({
              TableName: table,
              Key: { pk: { S: key }, sk: { S: SK } },
              UpdateExpression: 'SET #until = if_not_exists(#until, :until) ADD #count :by',
              ConditionExpression: 'attribute_not_exists(pk) OR #until > :now',
              ExpressionAttributeNames: { ...names, '#count': 'count' },
              ExpressionAttributeValues: { ...values(), ':until': seconds(until), ':by': { N: String(by) } },
              ReturnValues: 'UPDATED_NEW',
            }),
          ),
        )
        if (added.done) return number(added.done.Attributes, 'count') ?? 0
        const { standing } = await putWhereAbsent(key, until, { count: { N: String(by) } })
        if (!standing) return by
      }
    },
  }
}

type Outcome<T> = { done: T; standing?: undefined } | { done?: undefined; standing: Item }

/** A conditional write, or the item that stood against it. */
async function unlessStanding<T>(write: Promise<T>): Promise<Outcome<T>> {
  return available(
    write.then(
      (done) => ({ done }),
      (error: unknown) => {
        if (error instanceof ConditionalCheckFailedException) return { standing: error.Item ?? {} }
        throw error
      },
    ),
  )
}
