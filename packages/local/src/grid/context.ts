import { type Context, createContext } from '@wangge/core/context'
import * as stores from '@wangge/core/stores'
import { gridOf } from '../data-folder.ts'
import { environment, keptKeys } from '../environment.ts'
import { portsFrom } from '../ports.ts'
import type { GridOptions } from './options.ts'

/** Of the cloud when the environment names its ledger, else of the machine that runs here. */
export function contextOf({ port, data }: Pick<GridOptions, 'port' | 'data'>): Context {
  if (!process.env.LEDGER_TABLE)
    Object.assign(process.env, environment(gridOf(data), portsFrom(port), keptKeys(data)))
  return createContext(stores)
}
