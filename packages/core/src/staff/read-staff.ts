import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Administers, groundOf } from './over-accounts.ts'
import { permit } from './permit.ts'
import { ALL_STAFF, type StaffEntry } from './publish-account.ts'
import { wholeQueue } from './staff-of-cell.ts'

type Lists = Pick<Context, 'board'>

/**
 * Everybody with a right in a cell or below it, by name; at the top also who has none any more.
 * @throws Fault of `permit`, `command.not_allowed`
 */
export async function listStaff(
  ctx: Administers & Lists,
  actor: Actor,
  cell: string,
): Promise<readonly StaffEntry[]> {
  if (actor.role !== 'staff' && actor.role !== 'operator') throw fault('command.not_allowed')
  const { has, placeOf, cellsOf, isWithin } = await groundOf(ctx)
  const cells = placeOf(cell)
  if (actor.role === 'staff') await permit(ctx, actor, 'staff.read', cell, { cells }, isWithin)
  if (!has(cell)) throw fault('staff.unknown', 'cell')
  const all = await wholeQueue(ctx, ALL_STAFF)
  if (cells.length <= 1) return all
  const own = all.flatMap(({ id, grants }) => grants.map((grant) => ({ ...grant, id })))
  const places = await cellsOf(own)
  const here = new Set(own.flatMap(({ id }, i) => (isWithin(places[i] ?? '', cell) ? [id] : [])))
  return all.filter(({ id }) => here.has(id))
}
