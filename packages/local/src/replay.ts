import { join } from 'node:path'
import { DeleteTableCommand, DynamoDBClient, waitUntilTableNotExists } from '@aws-sdk/client-dynamodb'
import { createContext } from '@wangge/core/context'
import { publish } from '@wangge/core/publish'
import { allHeads } from '@wangge/ledger/all-heads'
import { gridOf } from './data-folder.ts'
import { createTables } from './engines/tables.ts'
import { environment, keptKeys } from './environment.ts'
import { LocalFault } from './fault.ts'
import { parseOptions } from './options.ts'

/**
 * `npm run replay`: rebuilds every view from the ledger of a running machine (same options as `npm start`). With
 * `--fresh` the views are thrown away first; without it only what is missing or old is written.
 */
const root = join(import.meta.dirname, '../../..')

try {
  const { port, data, fresh } = parseOptions(process.argv.slice(2), {
    root,
    current: process.env.INIT_CWD ?? process.cwd(),
  })
  const variables = environment(gridOf(data), { dynamodb: port + 1, fauxqs: port + 2 }, keptKeys(data))
  Object.assign(process.env, variables)
  const client = new DynamoDBClient()
  if (fresh) await emptyViews(client, variables.PUBLIC_TABLE, variables.LEDGER_TABLE)
  const ctx = createContext()
  let heads = 0
  for await (const head of allHeads(client, variables.LEDGER_TABLE)) {
    await publish(ctx, head)
    heads++
  }
  console.log(`replayed ${heads} heads`)
} catch (error) {
  console.error(error instanceof LocalFault ? error.message : error)
  process.exitCode = 1
}

async function emptyViews(client: DynamoDBClient, views: string, ledger: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: views }))
  await waitUntilTableNotExists({ client, maxWaitTime: 30 }, { TableName: views })
  await createTables(client, { Ledger: ledger, Public: views })
}
