import type { Table, TableName } from '@wangge/ledger/tables'

/** A table as `ledger/tables.ts` describes it: encrypted with an audited key, restorable to any second. */
export function createTable(
  name: TableName,
  { key, indexes, stream, pointInTimeRecovery }: Table,
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
    deletionProtection: $app.protect,
    transform: {
      table: (table) => {
        table.pointInTimeRecovery = { enabled: pointInTimeRecovery }
        table.serverSideEncryption = { enabled: true }
      },
    },
  })
}

/** The private bucket: versioned, TLS only, no public access, never emptied by a removal. */
export function createFiles(): sst.aws.Bucket {
  return new sst.aws.Bucket('Files', {
    versioning: true,
    enforceHttps: true,
    cors: false,
    transform: { bucket: { forceDestroy: false } },
  })
}
