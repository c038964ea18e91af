import { type Context, createContext } from '@wangge/core/context'
import { gridOf } from '../data-folder.ts'
import { environment, keptKeys } from '../environment.ts'
import type { GridOptions } from './options.ts'

/** Of the cloud when the environment names its ledger, else of the machine that runs here. */
export function contextOf({ port, data }: Pick<GridOptions, 'port' | 'data'>): Context {
  if (!process.env.LEDGER_TABLE)
    Object.assign(
      process.env,
      environment(gridOf(data), { dynamodb: port + 1, fauxqs: port + 2 }, keptKeys(data)),
    )
  return createContext()
}
