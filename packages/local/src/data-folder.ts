import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GridName } from './demo/grid.ts'
import { LocalFault } from './fault.ts'

export type DataFolder = {
  readonly dynamodb: string
  readonly fauxqs: string
  readonly checkpoints: string
  /** Mails that would have gone out. */
  readonly mail: string
  readonly buildLog: string
  /** Whether the demo data is still to be loaded. */
  readonly isNew: boolean
  /** To be called when the demo data is loaded: a folder left before that is emptied at the next start. */
  markLoaded(): void
  /** Lets another start use the folder. */
  release(): void
}

type State = { readonly grid: GridName; readonly loaded: boolean; readonly format?: number }

/** Of what the ledger says, and of the keys that open it; data in an earlier one cannot be read. Absent counts as 1. */
const FORMAT = 5

/** All that is ever written, and so all that is ever deleted. */
const owned = [
  'dynamodb',
  's3-sqs',
  'mail',
  'keys.json',
  'checkpoints.json',
  'checkpoints.json.new',
  'state.json',
  'site-build.log',
]

/**
 * Takes a folder into use, one process at a time.
 * @throws LocalFault `data.in-use`, `data.grid-differs`, `data.outdated`
 */
export function openDataFolder(folder: string, grid: GridName, fresh: boolean): DataFolder {
  mkdirSync(folder, { recursive: true })
  const release = lock(folder)
  const stateFile = join(folder, 'state.json')
  const state = readState(stateFile)
  const keep = state?.loaded === true && !fresh
  const refuse = (code: 'data.grid-differs' | 'data.outdated', message: string) => {
    release()
    throw new LocalFault(code, message)
  }
  if (keep && state.format !== FORMAT)
    refuse('data.outdated', `${folder} holds data of an earlier version: start over with --fresh.`)
  if (keep && state.grid !== grid)
    refuse(
      'data.grid-differs',
      `${folder} holds the grid ${state.grid}: start with --grid ${state.grid}, or start over with --fresh.`,
    )
  if (!keep) for (const name of owned) rmSync(join(folder, name), { recursive: true, force: true })
  const write = (loaded: boolean) =>
    writeFileSync(stateFile, JSON.stringify({ grid, loaded, format: FORMAT } satisfies State))
  if (!keep) write(false)
  const [dynamodb, fauxqs] = [join(folder, 'dynamodb'), join(folder, 's3-sqs')]
  for (const part of [dynamodb, fauxqs]) mkdirSync(part, { recursive: true })
  return {
    dynamodb,
    fauxqs,
    checkpoints: join(folder, 'checkpoints.json'),
    mail: join(folder, 'mail'),
    buildLog: join(folder, 'site-build.log'),
    isNew: !keep,
    markLoaded: () => write(true),
    release,
  }
}

/** The grid a folder holds. @throws LocalFault `data.empty` */
export function gridOf(folder: string): GridName {
  const state = readState(join(folder, 'state.json'))
  if (!state)
    throw new LocalFault('data.empty', `${folder} holds no data: start the machine first with npm start.`)
  return state.grid
}

function readState(file: string): State | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : undefined
}

/** The lock names the process that holds it; one that is no more does not count. */
function lock(folder: string): () => void {
  const file = join(folder, 'lock')
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (holder && isAlive(holder))
    throw new LocalFault(
      'data.in-use',
      `${folder} is in use by process ${holder}: stop it, or choose another --data folder.`,
    )
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
