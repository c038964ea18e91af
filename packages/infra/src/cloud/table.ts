import { type Table, type TableName, tables } from '@wangge/ledger/tables'

export type Tables = Readonly<Record<TableName, sst.aws.Dynamo>>

export const createTables = (): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, createTable(name, table)]),
  ) as Tables

/** A table as `ledger/tables.ts` describes it: encrypted with an audited key, restorable to any second unless it says otherwise. */
function createTable(
  name: string,
  { key, indexes, stream, pointInTimeRecovery, timeToLive }: Table,
): sst.aws.Dynamo {
  const keys = [key, ...Object.values(indexes)].flatMap(({ hash, range }) => [hash, range])
  return new sst.aws.Dynamo(name, {
    fields: Object.fromEntries(keys.map((field) => [field, 'string' as const])),
    primaryIndex: { hashKey: key.hash, rangeKey: key.range },
    globalIndexes: Object.fromEntries(
      Object.entries(indexes).map(([index, { hash, range, projection }]) => [
        index,
        { hashKey: hash, rangeKey: range, projection },
      ]),
    ),
    ...(stream && { stream: 'new-image' as const }),
    ...(timeToLive && { ttl: timeToLive }),
    deletionProtection: $app.protect,
    transform: {
      table: (table) => {
        table.pointInTimeRecovery = { enabled: pointInTimeRecovery }
        table.serverSideEncryption = { enabled: true }
      },
    },
  })
}
