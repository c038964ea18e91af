import { join } from 'node:path'
import { runClient } from './run.ts'

/** `npm run client -- …`: the programs that may call the API by a key. `usage.txt` says how. */
process.exitCode = await runClient(process.argv.slice(2), {
  root: join(import.meta.dirname, '../../../..'),
  current: process.env.INIT_CWD ?? process.cwd(),
  out: process.stdout,
  err: process.stderr,
})
