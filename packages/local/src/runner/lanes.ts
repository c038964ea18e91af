import { createHash } from 'node:crypto'
import type { LambdaRecord } from './lambda-record.ts'

/** Splits records into at most `count` lanes that may run side by side; those of one partition key share a lane, in order. */
export function lanes(records: readonly LambdaRecord[], count: number): LambdaRecord[][] {
  const filled = Map.groupBy(records, (record) => hash(record.dynamodb.Keys?.pk?.S ?? '') % count)
  return [...filled.values()]
}

function hash(text: string): number {
  return createHash('md5').update(text).digest().readUInt32BE()
}
