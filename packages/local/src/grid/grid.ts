import { join } from 'node:path'
import { runGrid } from './run.ts'

/** `npm run grid -- …`: grid schemes and their posts from the command line. `usage.txt` says how. */
process.exitCode = await runGrid(process.argv.slice(2), {
  root: join(import.meta.dirname, '../../../..'),
  current: process.env.INIT_CWD ?? process.cwd(),
  out: process.stdout,
  err: process.stderr,
})
