import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type GridName, gridNames } from './demo/grid.ts'
import { LocalFault } from './fault.ts'

export type Options = {
  readonly grid: GridName
  /** The site's; what stands behind it takes the six above it. */
  readonly port: number
  /** Absolute path. */
  readonly data: string
  readonly fresh: boolean
  /** Seconds between the runs of every schedule, instead of its own period. */
  readonly every?: number
  readonly help: boolean
}

export const help = `npm start -- [options]

  --grid gaochang|yanbian  demo grid: 1 county, 14 towns, 92 villages, or a prefecture with 1,234 villages (gaochang)
  --port <number>          the site; what stands behind it takes the six ports above it (3000)
  --data <folder>          where everything is kept (.data)
  --fresh                  start over: forget what the data folder keeps
  --every <seconds>        runs each schedule so often, for tests (each by its own period)
  --help                   this text`

/**
 * @param folders where `.data` lies, and what a relative --data is relative to
 * @throws LocalFault `option.unknown`, also for a value that does not fit
 */
export function parseOptions(words: readonly string[], folders: { root: string; current: string }): Options {
  const { grid, port, data, fresh, help, every } = read(words)
  if (!isGrid(grid)) throw unknown(`--grid is one of ${gridNames.join(', ')}, not "${grid}"`)
  const number = Number(port)
  if (!Number.isInteger(number) || number < 1 || number > 65_529)
    throw unknown(`--port is a number from 1 to 65529, not "${port}"`)
  const folder = data === undefined ? resolve(folders.root, '.data') : absolute(data, folders.current)
  const seconds = Number(every)
  if (every !== undefined && !(seconds >= 1 && seconds <= 3600))
    throw unknown(`--every is a number of seconds from 1 to 3600, not "${every}"`)
  return { grid, port: number, data: folder, fresh, help, ...(every !== undefined && { every: seconds }) }
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        grid: { type: 'string', default: 'gaochang' },
        port: { type: 'string', default: '3000' },
        data: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        every: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw unknown(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}

function isGrid(word: string): word is GridName {
  return (gridNames as readonly string[]).includes(word)
}

function absolute(path: string, current: string): string {
  return isAbsolute(path) ? path : resolve(current, path)
}

function unknown(what: string): LocalFault {
  return new LocalFault('option.unknown', `${what}; npm start -- --help shows what there is.`)
}
