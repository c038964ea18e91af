import type { Context } from '../context.ts'
import { authorize } from './authorize.ts'
import { standing } from './change-account.ts'
import { type Administers, groundOf } from './over-accounts.ts'
import { permit } from './permit.ts'
import type { Account, StaffActor } from './staff.ts'

/**
 * The newest state of an account, for who may read accounts in one of its cells; one without rights is for the top.
 * @throws Fault of `permit`
 */
export async function readPerson(
  ctx: Administers & Pick<Context, 'ledger'>,
  actor: StaffActor,
  id: string,
): Promise<Account> {
  const [{ account }, { placeOf, cellsOf, isWithin }] = await Promise.all([standing(ctx, id), groundOf(ctx)])
  const top = placeOf('').slice(0, 1)
  const places = account.grants.length > 0 ? (await cellsOf(account.grants)).map(placeOf) : [top]
  const circumstances = { now: ctx.now(), isWithin }
  const allowed = places.find((cells) => authorize(actor, 'staff.read', { cells }, circumstances).allow)
  // Asked for by name: a refusal is written down there.
  await permit(ctx, actor, 'staff.read', id, { cells: allowed ?? places[0] ?? top }, isWithin)
  return account
}
