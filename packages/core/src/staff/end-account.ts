import { type Actor, command } from '../command.ts'
import { fault } from '../fault.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import { type Administers, groundOf, permitAccount } from './over-accounts.ts'
import { type Account, evolveAccount } from './staff.ts'

const ending = command<Account, { readonly at: string }, null>({
  by: ['staff', 'operator'],
  from: ['invited', 'active'],
  evolve: evolveAccount,
  decide: (_, { at }) => [{ type: 'staff.ended', data: { at } }],
})

/**
 * Ends an account for good: its rights, its sessions and an invitation that was not accepted. What the person did stays
 * under that number.
 * @throws Fault `staff.own_grant` for one's own, `staff.unknown`, `staff.taken`, `command.wrong_state`, or of `permitAccount`
 */
export async function endAccount(ctx: Administers, actor: Actor, id: string): Promise<void> {
  if (actor.role === 'staff' && actor.id === id) throw fault('staff.own_grant')
  const [ground, before] = await Promise.all([groundOf(ctx), standing(ctx, id)])
  await permitAccount(ctx, actor, 'staff.end', before.account, ground)
  const decided = ending(actor, before.account, { at: ctx.now().toISOString() }, null)
  await appendDeed(ctx, actor, { streams: [accountAppend(before, decided)] })
}
