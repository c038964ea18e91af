import { type Day, dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import { fault, parse } from '../fault.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import { type Administers, groundOf, permitGrants } from './over-accounts.ts'
import { type Account, evolveAccount, type GrantInput, grantSchema } from './staff.ts'

const granting = command<Account, GrantInput, { readonly today: Day; readonly by: string }>({
  by: ['staff', 'operator'],
  from: ['invited', 'active'],
  evolve: evolveAccount,
  decide(account, wanted, { today, by }) {
    const held = account?.grants.some(
      ({ role, cell, department, until }) =>
        role === wanted.role &&
        cell === wanted.cell &&
        department === wanted.department &&
        (until === null || until >= today),
    )
    if (held) throw fault('staff.grant_held', 'role')
    return [{ type: 'staff.granted', data: { ...wanted, id: `g${(account?.granted ?? 0) + 1}`, by } }]
  },
})

/**
 * Gives a person one more right.
 * @throws Fault `staff.own_grant`, `staff.grant_invalid`, `staff.grant_held`, `staff.unknown`, `cell.unknown`,
 * `staff.taken`, `command.wrong_state` for an account that was ended, or of `permitGrants`
 */
export async function grantRole(ctx: Administers, actor: Actor, id: string, input: unknown): Promise<void> {
  if (actor.role === 'staff' && actor.id === id) throw fault('staff.own_grant')
  const wanted = parse(grantSchema, input)
  const [ground, before] = await Promise.all([groundOf(ctx), standing(ctx, id)])
  if (!ground.has(wanted.cell)) throw fault('cell.unknown', 'cell')
  await permitGrants(ctx, actor, 'staff.grant', id, [wanted], ground)
  const decided = granting(actor, before.account, wanted, { today: dayOf(ctx.now()), by: actor.name })
  await appendDeed(ctx, actor, { streams: [accountAppend(before, decided)] })
}
