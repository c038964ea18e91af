import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Json, LedgerUnavailable } from './ledger.ts'

export type Item = Record<string, AttributeValue>

/**
 * One client a process. Short time-outs: a citizen waits, and every call here may safely be made again. A store that
 * hangs is given up after eight seconds, so that a form which asks twice comes back within the site's twenty.
 */
export const dynamoDb = () =>
  new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 2_500,
      throwOnRequestTimeout: true,
      httpsAgent: { maxSockets: 64 },
      httpAgent: { maxSockets: 64 },
    },
  })

/** Turns whatever the SDK throws into the one error callers know; its message never carries item contents. */
export async function available<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (cause) {
    throw new LedgerUnavailable(cause instanceof Error ? cause.name : 'unknown', { cause })
  }
}

export const text = (item: Item | undefined, name: string): string | undefined => item?.[name]?.S
export const number = (item: Item | undefined, name: string): number | undefined => {
  const n = item?.[name]?.N
  return n === undefined ? undefined : Number(n)
}
/** The JSON in the attribute `value` of a receipt or idempotency item. */
export const jsonValue = (item: Item | undefined): Json | undefined => {
  const json = text(item, 'value')
  return json === undefined ? undefined : (JSON.parse(json) as Json)
}
