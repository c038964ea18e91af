import { type Day, dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import { fault, parse } from '../fault.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import { heldToday } from './grants-today.ts'
import { type Administers, groundOf, permitGrants } from './over-accounts.ts'
import {
  type Account,
  evolveAccount,
  type Grant,
  type GrantInput,
  grantSchema,
  type HeldGrant,
} from './staff.ts'

/** `held`: what the person's grants reach today. */
type Facts = { readonly today: Day; readonly held: readonly HeldGrant[] } & Required<
  Pick<Grant, 'by' | 'scheme'>
>

const granting = command<Account, GrantInput, Facts>({
  by: ['staff', 'operator'],
  from: ['invited', 'active'],
  evolve: evolveAccount,
  decide(account, wanted, { today, held, by, scheme }) {
    const isHeld = held.some(
      ({ role, cell, except, department, until }) =>
        role === wanted.role &&
        cell === wanted.cell &&
        except === undefined &&
        department === wanted.department &&
        (until === null || until >= today),
    )
    if (isHeld) throw fault('staff.grant_held', 'role')
    return [{ type: 'staff.granted', data: { ...wanted, id: `g${(account?.granted ?? 0) + 1}`, by, scheme } }]
  },
})

/**
 * Gives a person one more right. One that a reform has left less of than this may be given anew.
 * @throws Fault `staff.own_grant`, `staff.grant_invalid`, `staff.grant_held`, `staff.unknown`, `cell.unknown`,
 * `staff.taken`, `command.wrong_state` for an account that was ended, or of `permitGrants`
 */
export async function grantRole(ctx: Administers, actor: Actor, id: string, input: unknown): Promise<void> {
  if (actor.role === 'staff' && actor.id === id) throw fault('staff.own_grant')
  const wanted = parse(grantSchema, input)
  const [ground, before] = await Promise.all([groundOf(ctx), standing(ctx, id)])
  if (!ground.has(wanted.cell)) throw fault('cell.unknown', 'cell')
  await permitGrants(ctx, actor, 'staff.grant', id, [wanted], ground)
  const held = await heldToday(ctx, before.account.grants)
  const facts = { today: dayOf(ctx.now()), held, by: actor.name, scheme: ground.scheme }
  const decided = granting(actor, before.account, wanted, facts)
  await appendDeed(ctx, actor, { streams: [accountAppend(before, decided)] })
}
