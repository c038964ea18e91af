import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { gridOf } from './data-folder.ts'
import { environment, keptKeys } from './environment.ts'
import { LocalFault } from './fault.ts'
import { parseOptions } from './options.ts'
import { portsFrom } from './ports.ts'
import { emptyViews, rebuildViews } from './rebuild-views.ts'
import { tableNamesIn } from './store-names.ts'

/**
 * `npm run replay`: rebuilds every view and work list from the ledger of a running machine (same options as `npm start`). With
 * `--fresh` they are thrown away first; without it only what is missing or old is written.
 */
const root = join(import.meta.dirname, '../../..')

try {
  const current = process.env.INIT_CWD ?? process.cwd()
  const { port, data, fresh } = parseOptions(process.argv.slice(2), { root, current })
  const variables = environment(gridOf(data), portsFrom(port), keptKeys(data))
  Object.assign(process.env, variables)
  const client = new DynamoDBClient()
  const names = tableNamesIn(variables)
  if (fresh) await emptyViews(client, names)
  console.log(`replayed ${await rebuildViews(client, names)} heads`)
} catch (error) {
  console.error(error instanceof LocalFault ? error.message : error)
  process.exitCode = 1
}
