import type { Append, StreamAppend } from '@wangge/ledger'
import type { Actor, Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Account, staffStream } from './staff.ts'

/** An account with the place of its newest event, as a decision is made on it. */
export type Standing = { readonly account: Account; readonly seq: number }

/** @throws Fault `staff.unknown` */
export async function standing(
  { ledger }: Pick<Context, 'ledger'>,
  id: string,
  field = 'id',
): Promise<Standing> {
  const head = await ledger.head(staffStream(id))
  if (!head) throw fault('staff.unknown', field)
  return { account: head.state as Account, seq: head.seq }
}

type Decided = { readonly events: readonly Happening[]; readonly state: Account }

/** What was decided on an account, as part of an append. */
export const accountAppend = ({ account, seq }: Standing, decided: Decided): StreamAppend => ({
  stream: staffStream(account.id),
  after: seq,
  events: decided.events,
  state: decided.state,
})

/** Appends all of a deed. @throws Fault `staff.taken` when another came first; nothing has been written then */
export async function appendDeed(
  { ledger, now }: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  deed: Pick<Append, 'streams' | 'claims'>,
): Promise<void> {
  const result = await ledger.append({ at: now().toISOString(), by: actor.name, ...deed })
  if (result !== 'stored') throw fault('staff.taken')
}
