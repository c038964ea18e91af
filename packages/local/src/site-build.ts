import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LocalFault } from './fault.ts'

/** What the site is made from, below the root. */
const sources = [
  'web',
  'packages/core/src',
  'packages/grid/src',
  'packages/ledger/src',
  'packages/vault/src',
  'package-lock.json',
]
const made = new Set(['.next', '.open-next', 'node_modules', 'next-env.d.ts', 'tsconfig.tsbuildinfo'])
/** OpenNext writes it last. */
const result = 'web/.open-next/open-next.output.json'

/** Whether there is no built site or a source is newer than it. */
export async function needsBuild(root: string): Promise<boolean> {
  const built = statSync(join(root, result), { throwIfNoEntry: false })?.mtimeMs
  if (built === undefined) return true
  for (const source of sources) if ((await newest(join(root, source))) > built) return true
  return false
}

/** The latest change of a file or of any file below a folder, in milliseconds since 1970. */
async function newest(path: string): Promise<number> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const entries = await readdir(path)
  const times = await Promise.all(
    entries.filter((name) => !made.has(name)).map((name) => newest(join(path, name))),
  )
  return Math.max(0, ...times)
}

/**
 * Builds the site as the cloud would get it. `done` fails with LocalFault `site.build-failed` and the end of the log.
 * @param log file that takes what the build prints
 */
export function buildSite(root: string, log: string): { readonly done: Promise<void>; stop(): void } {
  const output = openSync(log, 'w')
  const build = spawn('npm', ['run', 'build', '-w', 'web'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const isOver = () => build.exitCode !== null || build.signalCode !== null
  return {
    done: once(build, 'exit').then(([code]) => {
      if (code !== 0) throw buildFailure(log)
    }),
    /** Next's own processes are in the group of `npm`. */
    stop() {
      if (build.pid && !isOver()) process.kill(-build.pid)
    },
  }
}

function buildFailure(log: string): LocalFault {
  const end = readFileSync(log, 'utf8').trim().split('\n').slice(-40).join('\n')
  return new LocalFault('site.build-failed', `The site could not be built (all of it in ${log}):\n${end}`)
}
