import { join } from 'node:path'
import { runStaff } from './run.ts'

/** `npm run staff -- …`: accounts of those who work at the desk. `usage.txt` says how. */
process.exitCode = await runStaff(process.argv.slice(2), {
  root: join(import.meta.dirname, '../../../..'),
  current: process.env.INIT_CWD ?? process.cwd(),
  out: process.stdout,
  err: process.stderr,
})
