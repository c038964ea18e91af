import { forgetPlace } from '../case/forget-place.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { amend } from './amend.ts'
import { demand } from './may-do.ts'
import { type ByReceipt, openReceipt } from './open-receipt.ts'
import { evolveTip, type Tip } from './tip.ts'

const erasing = command<Tip, null, Date>({
  by: ['public'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, _, now) {
    demand('erase', state)
    return [{ type: 'tip.erased', data: { at: now.toISOString() } }]
  },
})

/**
 * Erases what the reporter told and everything that could name them (PIPL art. 47): payload, messages, and by
 * `removeRest` what lies outside the ledger; copies of it, and its problem should it come back, are not known any more. That goes first: once a tip is called erased nothing of it is left, and
 * one who was interrupted repeats. The case and its number stay. May be repeated.
 * @throws Fault `tip.not_assigned_yet`, those of `openReceipt`
 */
export async function eraseTip(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now' | 'random'>,
  actor: Actor,
  { receipt, network }: ByReceipt,
  removeRest: (tip: Tip) => Promise<void>,
): Promise<void> {
  await amend(ctx, actor, await openReceipt(ctx, receipt, network), async ({ stream, tip }) => {
    if (tip.erasedAt !== undefined) return undefined
    const erased = erasing(actor, tip, null, ctx.now())
    const boxes = await ctx.ledger.sealedEvents(stream)
    await removeRest(tip)
    const registers = tip.status === 'assigned' ? await forgetPlace(ctx, tip) : []
    return { ...erased, erase: [0, ...boxes.keys()], beside: { streams: [], registers } }
  })
}
