import { dayOf } from '../calendar/calendar.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { loadEverything, loadReverted } from '../scheme/load.ts'
import { loadKept } from '../scheme/load-kept.ts'
import { type Administers, groundOf } from './over-accounts.ts'
import { listStaff } from './read-staff.ts'
import type { Grant } from './staff.ts'

/** A right of which reforms left less than there was. */
export type Renewal = {
  readonly id: string
  readonly person: string
  readonly grant: Grant
  /** Name of the cell it was given for, in the scheme of that time. */
  readonly cellName: string
  /** Cells of today it still reaches; none: it has no effect. */
  readonly reaches: readonly string[]
  /** Cells of today made in part from its own, or put below them, that it does not reach. */
  readonly lacks: readonly string[]
}

/**
 * Rights in a cell and below it that a reform took something from, for whoever may give them anew: land that was merged with
 * other land, or other land put below, is nobody's until somebody gives it. By person.
 * @throws Fault of `permit`, `command.not_allowed`
 */
export async function listRenewals(
  ctx: Administers & Pick<Context, 'board'>,
  actor: Actor,
  cell: string,
): Promise<readonly Renewal[]> {
  const [people, { cellsOf, isWithin }] = await Promise.all([listStaff(ctx, actor, cell), groundOf(ctx)])
  const today = dayOf(ctx.now())
  const standing = people.flatMap(({ id, name, grants }) =>
    grants
      .filter(({ until }) => until === null || today <= until)
      .map((grant) => ({ ...grant, id, person: name, grant })),
  )
  const [kept, places] = await Promise.all([loadKept(ctx, standing), cellsOf(standing)])
  if (kept.every((each) => each === undefined)) return []
  const [{ schemes }, reverted] = await Promise.all([loadEverything(ctx), loadReverted(ctx)])
  return standing.flatMap(({ id, person, grant }, i) => {
    const left = kept[i]
    if (!left || !isWithin(places[i] ?? '', cell)) return []
    const reaches = left.cells.map((each) => each.cell)
    const lost = left.parts.filter((part) => !reaches.includes(part))
    const lacks = [...new Set([...lost, ...left.cells.flatMap(({ except }) => except)])]
    if (reaches.length > 0 && lacks.length === 0) return []
    const home = [...schemes, ...reverted].find(({ scheme }) => scheme.id === grant.scheme)
    return [{ id, person, grant, cellName: home?.ref(grant.cell).name ?? grant.cell, reaches, lacks }]
  })
}
