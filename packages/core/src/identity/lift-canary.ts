import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { canaryEntry } from './ring-canary.ts'

/**
 * Takes the made-up contact behind a tip away again; where there is none nothing changes, and nobody learns whether there was:
 * nothing but the vault knows, and it is not asked.
 * @throws Fault `command.not_allowed`, `tip.unknown`
 */
export async function liftCanary(
  { ledger, vault }: Pick<Context, 'ledger' | 'vault'>,
  actor: Actor,
  no: string,
): Promise<void> {
  if (actor.role !== 'operator') throw fault('command.not_allowed')
  const tip = (await ledger.head(tipStream(no)))?.state as Tip | undefined
  if (!tip) throw fault('tip.unknown')
  await vault.erase(canaryEntry(tip.no))
}
