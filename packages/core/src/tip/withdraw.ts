import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { amend } from './amend.ts'
import { demand } from './may-do.ts'
import { type ByReceipt, openReceipt } from './open-receipt.ts'
import { evolveTip, type Tip } from './tip.ts'

const withdrawing = command<Tip, null, Date>({
  by: ['public'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, _, now) {
    demand('withdraw', state)
    return [{ type: 'tip.withdrawn', data: { at: now.toISOString() } }]
  },
})

/**
 * The reporter has no more part in it. The authority may go on of its own: a tip that waits for its cell still gets one.
 * May be repeated.
 * @throws Fault `tip.erased`, those of `openReceipt`
 */
export async function withdrawTip(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now'>,
  actor: Actor,
  { receipt, network }: ByReceipt,
): Promise<void> {
  await amend(ctx, actor, await openReceipt(ctx, receipt, network), async ({ tip }) =>
    tip.withdrawnAt !== undefined && tip.erasedAt === undefined
      ? undefined
      : withdrawing(actor, tip, null, ctx.now()),
  )
}
