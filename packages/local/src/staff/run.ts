import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { dayOf } from '@wangge/core/calendar'
import type { Actor } from '@wangge/core/command'
import type { Context } from '@wangge/core/context'
import { Fault } from '@wangge/core/fault'
import { liftCanary } from '@wangge/core/identity/lift-canary'
import { plantCanary } from '@wangge/core/identity/plant-canary'
import type { Account, Grant, Invitation } from '@wangge/core/staff'
import { endAccount } from '@wangge/core/staff/end-account'
import { grantRole } from '@wangge/core/staff/grant-role'
import { inviteStaff } from '@wangge/core/staff/invite-staff'
import { revokeGrant } from '@wangge/core/staff/revoke-grant'
import { allHeads } from '@wangge/ledger/all-heads'
import { LocalFault } from '../fault.ts'
import { contextOf } from '../grid/context.ts'
import { UsageFault } from '../grid/options.ts'
import type { Terminal } from '../grid/run.ts'
import { parseStaffOptions, type StaffOptions } from './options.ts'

const operator: Actor = { role: 'operator', name: 'operator' }

/** Runs one command. Answers its exit code: 0 done, 1 refused, 2 not understood. */
export async function runStaff(typed: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const options = parseStaffOptions(typed, terminal)
    for (const line of await runDeed(contextOf(options), options)) terminal.out.write(`${line}\n`)
    return 0
  } catch (error) {
    terminal.err.write(`${said(error)}\n`)
    return error instanceof UsageFault ? 2 : 1
  }
}

async function runDeed(ctx: Context, { verb, words, grant, mail }: StaffOptions): Promise<readonly string[]> {
  const [first = '', second = '', third = ''] = words
  const right = { from: dayOf(ctx.now()), ...grant }
  switch (verb) {
    case 'invite': {
      const input = { name: first, mail, grants: [right] }
      const { id, code } = await inviteStaff(ctx, operator, input as unknown as Invitation)
      return [`${id}\t${code}`]
    }
    case 'grant':
      await grantRole(ctx, operator, first, right)
      return []
    case 'revoke':
      await revokeGrant(ctx, operator, first, second)
      return []
    case 'end':
      await endAccount(ctx, operator, first)
      return []
    case 'list':
      return accounts()
    case 'canary':
      await plantCanary(ctx, operator, first, { phone: second, name: third })
      return []
    case 'lift-canary':
      await liftCanary(ctx, operator, first)
      return []
  }
}

/** One line an account, by name. Reads the whole ledger, as only an operator may. */
async function accounts(): Promise<string[]> {
  const found: Account[] = []
  for await (const { stream, state } of allHeads(new DynamoDBClient(), process.env.LEDGER_TABLE ?? ''))
    if (stream.startsWith('staff#')) found.push(state as Account)
  return found
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ id, status, name, grants }) => [id, status, name, ...grants.map(grantLine)].join('\t'))
}

const grantLine = ({ id, role, cell, department, kinds, from, until }: Grant) =>
  [
    `${id}=${role}`,
    department === undefined ? cell : `${cell}@${department}`,
    ...(kinds.length > 0 ? [kinds.join(',')] : []),
    `${from}..${until ?? ''}`,
  ].join(' ')

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
