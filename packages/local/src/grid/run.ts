import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '@wangge/core/command'
import { Fault } from '@wangge/core/fault'
import { LocalFault } from '../fault.ts'
import { listColumns } from './columns.ts'
import { runDeed } from './deed.ts'
import { runImport } from './import.ts'
import { parseGridOptions, UsageFault } from './options.ts'
import type { Screen } from './progress.ts'

/** Where a command was typed and what it writes on. */
export type Terminal = {
  /** Where `.data` lies unless `--data` says otherwise. */
  readonly root: string
  /** What relative paths are relative to. */
  readonly current: string
  readonly out: Screen
  readonly err: Screen
}

const operator: Actor = { role: 'operator', name: 'operator' }

/** Runs one command. Answers its exit code: 0 done, 1 refused, 2 not understood. */
export async function runGrid(typed: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const options = parseGridOptions(typed, terminal)
    switch (options.verb) {
      case 'columns':
        return listColumns(terminal)
      case 'check':
      case 'import':
        return (await runImport(options, operator, terminal)) ? 0 : 1
      default:
        return await runDeed(options, operator, terminal)
    }
  } catch (error) {
    terminal.err.write(`${said(error)}\n`)
    return error instanceof UsageFault ? 2 : 1
  }
}

/** @throws what is nobody's mistake but ours */
function said(error: unknown): string {
  if (error instanceof UsageFault)
    return `${error.message}\n\n${readFileSync(join(import.meta.dirname, 'usage.txt'), 'utf8')}`
  if (error instanceof Fault)
    return error.issues.map(({ code, field }) => `refused: ${code}${field ? ` (${field})` : ''}`).join('\n')
  if (error instanceof LocalFault) return error.message
  if (error instanceof Error && error.name === 'LedgerUnavailable')
    return `the ledger does not answer (${error.message}): start the machine with npm start, or say its --port and --data`
  throw error
}
