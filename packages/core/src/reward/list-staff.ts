import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { evolveListing, type Listing, listingStream } from './listing.ts'

const listing = command<Listing, boolean, null>({
  by: ['operator'],
  from: ['none', 'listed', 'unlisted'],
  evolve: evolveListing,
  decide: (_, listed) => [{ type: listed ? 'staff.listed' : 'staff.unlisted', data: {} }],
})

/**
 * Puts a person on the register of those who get no reward (duty staff, their relatives), or takes them off. Only the
 * blind index is kept: the register names nobody.
 * @throws Fault `command.wrong_state`
 */
export async function listStaff(
  ctx: Pick<Context, 'ledger' | 'vault' | 'now'>,
  actor: Actor,
  { kind, value, listed }: { kind: 'phone' | 'identity'; value: string; listed: boolean },
): Promise<void> {
  const stream = listingStream(await ctx.vault.index(kind, value))
  const head = await ctx.ledger.head(stream)
  const decided = listing(actor, head?.state as Listing | undefined, listed, null)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream, after: head?.seq ?? 0, ...decided }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
}
