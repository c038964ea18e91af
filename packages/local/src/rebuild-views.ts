import { DeleteTableCommand, type DynamoDBClient, waitUntilTableNotExists } from '@aws-sdk/client-dynamodb'
import { createContext } from '@wangge/core/context'
import { publish } from '@wangge/core/publish'
import * as stores from '@wangge/core/stores'
import { allHeads } from '@wangge/ledger/all-heads'
import type { TableName } from '@wangge/ledger/tables'
import { createTables } from './engines/tables.ts'

/** What is made from the ledger alone: the public's views and the work lists of the desk. */
const rebuildable = ['Public', 'Desk'] as const

/** Throws every view and work list away. Pages stand empty until the rebuilding is through. */
export async function emptyViews(client: DynamoDBClient, names: Record<TableName, string>): Promise<void> {
  for (const table of rebuildable) {
    const TableName = names[table]
    await client.send(new DeleteTableCommand({ TableName }))
    await waitUntilTableNotExists({ client, minDelay: 1, maxWaitTime: 30 }, { TableName })
  }
  await createTables(client, names)
}

/** Publishes every head of the ledger anew; a view that is as new already stays. Returns how many heads there were. */
export async function rebuildViews(
  client: DynamoDBClient,
  names: Record<TableName, string>,
): Promise<number> {
  const ctx = createContext(stores, {
    ...process.env,
    LEDGER_TABLE: names.Ledger,
    PUBLIC_TABLE: names.Public,
    DESK_TABLE: names.Desk,
  })
  let heads = 0
  for await (const head of allHeads(client, names.Ledger)) {
    await publish(ctx, head)
    heads++
  }
  return heads
}
