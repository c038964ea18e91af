import { type Actor, command } from '../command.ts'
import { fault, parse } from '../fault.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import { type Administers, groundOf, permitAccount } from './over-accounts.ts'
import { type Account, evolveAccount, interestsSchema } from './staff.ts'

const declaring = command<Account, { readonly interests: readonly string[] }, null>({
  by: ['staff', 'operator'],
  from: ['invited', 'active'],
  evolve: evolveAccount,
  decide: (_, { interests }) => [{ type: 'staff.declared', data: { interests } }],
})

/**
 * Says which grid points (enterprises) a person is tied to. The person may add to them; only who administers the account
 * may take one away, for that opens cases.
 * @throws Fault `staff.interest_invalid`, `staff.interest_kept`, `staff.unknown`, `staff.taken`, or of `permitAccount`
 */
export async function declareInterests(
  ctx: Administers,
  actor: Actor,
  id: string,
  input: unknown,
): Promise<void> {
  const interests = [...new Set(parse(interestsSchema, input))]
  const before = await standing(ctx, id)
  const isOwn = actor.role === 'staff' && actor.id === id
  const dropped = before.account.interests.some((each) => !interests.includes(each))
  if (isOwn && dropped) throw fault('staff.interest_kept', 'interests')
  if (!isOwn) await permitAccount(ctx, actor, 'staff.declare', before.account, await groundOf(ctx))
  const decided = declaring(actor, before.account, { interests }, null)
  await appendDeed(ctx, actor, { streams: [accountAppend(before, decided)] })
}
