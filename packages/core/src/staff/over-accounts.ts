import { type Land, landOf } from '../case/land.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { commonCell } from '../scheme/lineage.ts'
import { loadScheme } from '../scheme/load.ts'
import { loadKept, type NamedCell } from '../scheme/load-kept.ts'
import type { Action } from './authorize.ts'
import { giversOf, refusedGrant, type Wanted } from './may-grant.ts'
import { permit } from './permit.ts'
import type { Account } from './staff.ts'

export type Administers = Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>

/**
 * Cells of today's scheme, and where a right over a cell lies. `cellsOf`: the cells of today that rights given before a
 * reform lie in; one over a cell that is not there any more lies where all that became of it does.
 */
export type Ground = Land & {
  readonly placeOf: (cell: string) => readonly string[]
  readonly cellsOf: (grants: readonly NamedCell[]) => Promise<readonly string[]>
  /** Id of today's scheme. */
  readonly scheme: string
}

export async function groundOf(ctx: Administers): Promise<Ground> {
  const loaded = await loadScheme(ctx)
  const land = landOf(loaded)
  const placeOf = (cell: string) => (land.has(cell) ? land.chain(cell) : [loaded.root.code, cell])
  const isWithin = (cell: string, top: string) => placeOf(cell).includes(top)
  const cellsOf = async (grants: readonly NamedCell[]) => {
    const kept = await loadKept(ctx, grants)
    return grants.map(({ cell }, i) => (kept[i] ? commonCell(loaded, kept[i].parts) : cell))
  }
  return { ...land, isWithin, placeOf, cellsOf, scheme: loaded.scheme.id }
}

/**
 * Lets somebody give or take these rights: an operator at the machine any, a person those below his own.
 * @throws Fault of `permit`, `staff.too_high`, `staff.too_long`, `command.not_allowed`
 */
export async function permitGrants(
  ctx: Administers,
  actor: Actor,
  action: Action,
  about: string,
  wanted: readonly Wanted[],
  { placeOf, isWithin }: Ground,
): Promise<void> {
  if (actor.role === 'operator') return
  if (actor.role !== 'staff') throw fault('command.not_allowed')
  for (const grant of wanted) {
    await permit(ctx, actor, action, about, { cells: placeOf(grant.cell) }, isWithin)
    const refused = refusedGrant(actor, grant, isWithin, giversOf(action, grant.role))
    if (refused) throw fault(refused, 'cell')
  }
}

/**
 * Lets somebody deal with a person as a whole: whoever may take all the rights the person has. One without any is for
 * those at the top.
 * @throws Fault as `permitGrants`
 */
export async function permitAccount(
  ctx: Administers,
  actor: Actor,
  action: Action,
  { id, grants }: Pick<Account, 'id' | 'grants'>,
  ground: Ground,
): Promise<void> {
  if (grants.length > 0) {
    const cells = await ground.cellsOf(grants)
    const rights = grants.map(({ role, cell, kinds }, i) => ({ role, cell: cells[i] ?? cell, kinds }))
    return permitGrants(ctx, actor, action, id, rights, ground)
  }
  if (actor.role === 'operator') return
  if (actor.role !== 'staff') throw fault('command.not_allowed')
  const [top = ''] = ground.placeOf('')
  await permit(ctx, actor, action, id, { cells: [top] }, ground.isWithin)
}
