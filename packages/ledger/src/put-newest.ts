import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { available, type Item } from './dynamodb.ts'

/** Puts an item where nothing or one with a lower `seq` stands: deliveries may come late, twice or out of order. */
export const putNewest = (
  client: DynamoDBClient,
  table: string,
  seq: number,
  item: Item,
): Promise<'stored' | 'older'> =>
  available(
    client
      .send(
        new PutItemCommand({
          TableName: table,
          Item: { ...item, seq: { N: String(seq) } },
          ConditionExpression: 'attribute_not_exists(pk) OR seq < :seq',
          ExpressionAttributeValues: { ':seq': { N: String(seq) } },
        }),
      )
      .then(
        () => 'stored',
        (error: unknown) => {
          if (error instanceof ConditionalCheckFailedException) return 'older'
          throw error
        },
      ),
  )
