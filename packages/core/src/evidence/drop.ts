import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { eraseOne } from './erase.ts'
import { evidenceClaim } from './evidence.ts'
import { giveBack } from './offer.ts'
import { slotByKey } from './slot.ts'

/**
 * Takes a photo or recording out of a draft, with every byte of it, and gives its place back. What a tip carries is
 * redacted by the receipt instead.
 * @throws Fault `evidence.unknown` (also for somebody else's), `evidence.expired`, `evidence.taken` when a tip has it
 */
export async function dropUpload(
  ctx: Pick<Context, 'ledger' | 'passing' | 'incoming' | 'evidence' | 'now'>,
  { key, id }: { readonly key: unknown; readonly id: string },
): Promise<void> {
  const slot = await slotByKey(ctx, key, id)
  if ((await ctx.ledger.claim(evidenceClaim(id))) !== undefined) throw fault('evidence.taken', 'id')
  if (await eraseOne(ctx, id)) await giveBack(ctx, slot)
}
