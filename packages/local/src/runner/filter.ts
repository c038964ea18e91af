import type { StreamSource } from '@wangge/infra/wiring'
import type { LambdaRecord } from './lambda-record.ts'

/** Whether the new image has, for each attribute named, a string that is one of the values or begins with one. */
export function matches(filter: StreamSource['filter'], record: LambdaRecord): boolean {
  return Object.entries(filter).every(([attribute, wanted]) => {
    const value = record.dynamodb.NewImage?.[attribute]?.S
    return (
      value !== undefined &&
      wanted.some((want) => (typeof want === 'string' ? value === want : value.startsWith(want.prefix)))
    )
  })
}
