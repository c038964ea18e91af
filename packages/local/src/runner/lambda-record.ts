import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'

/** A change as Lambda hands it over: in JSON, so times are epoch seconds and binary values base64. */
export type LambdaRecord = DynamoDBRecord & { readonly dynamodb: { readonly SequenceNumber: string } }

export function toLambdaRecord(record: _Record, streamArn: string): LambdaRecord {
  return JSON.parse(JSON.stringify({ ...record, eventSourceARN: streamArn }, asLambdaDoes)) as LambdaRecord
}

function asLambdaDoes(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key]
  if (original instanceof Uint8Array) return Buffer.from(original).toString('base64')
  if (original instanceof Date) return original.getTime() / 1000
  return value
}
