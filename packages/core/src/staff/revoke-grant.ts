import { type Actor, command } from '../command.ts'
import { fault } from '../fault.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import { type Administers, groundOf, permitAccount } from './over-accounts.ts'
import { type Account, evolveAccount } from './staff.ts'

const revoking = command<Account, { readonly grant: string }, null>({
  by: ['staff', 'operator'],
  from: ['invited', 'active'],
  evolve: evolveAccount,
  decide: (_, { grant }) => [{ type: 'staff.revoked', data: { grant } }],
})

/**
 * Takes one right from a person, from the next request on. One may give up one's own where one could give it.
 * @throws Fault `staff.unknown`, `staff.grant_unknown`, `staff.taken`, or of `permitGrants`
 */
export async function revokeGrant(ctx: Administers, actor: Actor, id: string, grant: string): Promise<void> {
  const [ground, before] = await Promise.all([groundOf(ctx), standing(ctx, id)])
  const found = before.account.grants.find((each) => each.id === grant)
  if (!found) throw fault('staff.grant_unknown', 'grant')
  await permitAccount(ctx, actor, 'staff.revoke', { id, grants: [found] }, ground)
  const decided = revoking(actor, before.account, { grant }, null)
  await appendDeed(ctx, actor, { streams: [accountAppend(before, decided)] })
}
