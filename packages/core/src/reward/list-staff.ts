import { landOf } from '../case/land.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import { evolveListing, type Listing, listingStream } from './listing.ts'
import type { Judges } from './permit-reward.ts'

const listing = command<Listing, boolean, null>({
  by: ['staff', 'operator'],
  from: ['none', 'listed', 'unlisted'],
  evolve: evolveListing,
  decide: (_, listed) => [{ type: listed ? 'staff.listed' : 'staff.unlisted', data: {} }],
})

/**
 * Puts a person on the register of those who get no reward (duty staff, their relatives), or takes them off. Only the
 * blind index is kept: the register names nobody.
 * @throws Fault of `permit`, for whoever is no reward officer of the whole; `command.wrong_state`
 */
export async function listStaff(
  ctx: Judges & Pick<Context, 'vault'>,
  actor: Actor,
  { kind, value, listed }: { kind: 'phone' | 'identity'; value: string; listed: boolean },
): Promise<void> {
  if (actor.role === 'staff') {
    const loaded = await loadScheme(ctx)
    const cells = [loaded.root.code]
    await permit(ctx, actor, 'reward.propose', 'register', { cells }, landOf(loaded).isWithin)
  }
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
