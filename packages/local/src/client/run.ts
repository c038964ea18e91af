import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Client } from '@wangge/core/client'
import { nameClient } from '@wangge/core/client/name-client'
import { revokeClient } from '@wangge/core/client/revoke-client'
import type { Actor } from '@wangge/core/command'
import { Fault } from '@wangge/core/fault'
import { allHeads } from '@wangge/ledger/all-heads'
import { LocalFault } from '../fault.ts'
import { contextOf } from '../grid/context.ts'
import { UsageFault } from '../grid/options.ts'
import type { Terminal } from '../grid/run.ts'
import { type ClientOptions, parseClientOptions } from './options.ts'

const operator: Actor = { role: 'operator', name: 'operator' }

/** Runs one command. Answers its exit code: 0 done, 1 refused, 2 not understood. */
export async function runClient(typed: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    await runDeed(parseClientOptions(typed, terminal), terminal)
    return 0
  } catch (error) {
    terminal.err.write(`${said(error)}\n`)
    return error instanceof UsageFault ? 2 : 1
  }
}

async function runDeed(options: ClientOptions, { out }: Terminal): Promise<void> {
  const ctx = contextOf(options)
  const { verb, name, may } = options
  if (verb === 'add') out.write(`${(await nameClient(ctx, operator, { name, may })).key}\n`)
  if (verb === 'revoke') await revokeClient(ctx, operator, name)
  if (verb === 'list') for (const line of await lines()) out.write(`${line}\n`)
}

/** One line a client, by name. Reads the whole ledger, as only an operator may. */
async function lines(): Promise<string[]> {
  const found: Client[] = []
  for await (const { stream, state } of allHeads(new DynamoDBClient(), process.env.LEDGER_TABLE ?? ''))
    if (stream.startsWith('client#')) found.push(state as Client)
  return found
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ status, name, may }) => [status, name, may.join(',')].join('\t'))
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
