import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { contactSchema, type Tip, tipStream } from '../tip/tip.ts'
import { canaryEntry } from './ring-canary.ts'

/**
 * Puts a made-up contact behind a tip whose reporter left none, so that nobody ever needs it and whoever opens it gives
 * himself away. It lies in the vault alone: no event, no list and no page knows which tip it is.
 * @throws Fault for input, `command.not_allowed`, `tip.unknown`, `identity.canary_unfit` for a tip that could be asked about
 */
export async function plantCanary(
  { ledger, vault }: Pick<Context, 'ledger' | 'vault'>,
  actor: Actor,
  no: string,
  given: unknown,
): Promise<void> {
  if (actor.role !== 'operator') throw fault('command.not_allowed')
  const { phone, name } = parse(contactSchema, given)
  const tip = (await ledger.head(tipStream(no)))?.state as Tip | undefined
  if (!tip) throw fault('tip.unknown')
  if (tip.status !== 'assigned' || tip.wish !== 'anonymous' || tip.vault !== null)
    throw fault('identity.canary_unfit')
  await vault.keep(canaryEntry(tip.no), 'contact', { phone, ...(name !== undefined && { name }) })
}
