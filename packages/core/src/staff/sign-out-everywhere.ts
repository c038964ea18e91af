import { type Actor, command } from '../command.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import { type Administers, groundOf, permitAccount } from './over-accounts.ts'
import { type Account, evolveAccount } from './staff.ts'

const signingOut = command<Account, { readonly at: string }, null>({
  by: ['staff', 'operator'],
  from: ['active'],
  evolve: evolveAccount,
  decide: (_, { at }) => [{ type: 'staff.signed_out', data: { at } }],
})

/**
 * Ends every session of a person begun until now, on all devices: one's own, or that of somebody one administers.
 * @throws Fault `staff.unknown`, `staff.taken`, `command.wrong_state` before the first sign-in, or of `permitAccount`
 */
export async function signOutEverywhere(ctx: Administers, actor: Actor, id: string): Promise<void> {
  const before = await standing(ctx, id)
  if (actor.role !== 'staff' || actor.id !== id)
    await permitAccount(ctx, actor, 'staff.sign-out', before.account, await groundOf(ctx))
  const decided = signingOut(actor, before.account, { at: ctx.now().toISOString() }, null)
  await appendDeed(ctx, actor, { streams: [accountAppend(before, decided)] })
}
