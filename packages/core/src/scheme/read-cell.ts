import type { CellRef, LngLat } from '@wangge/grid'
import { type Day, dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { ResponsiblePost } from '../officer/officer.ts'
import { type HeldSeat, responsiblePosts, seatsOf } from '../officer/read.ts'
import type { ResponsibilityList, Site } from './facts.ts'
import { type FixOf, fixesOf } from './fixes.ts'
import { predecessorsOf, successorsOf } from './lineage.ts'
import { type LoadedScheme, loadEverything } from './load.ts'
import { type Scheme, schemeOn } from './scheme.ts'

/** A cell with the post that answers for it; null where nobody holds it. */
export type HeldCell = CellRef & { readonly responsible: ResponsiblePost | null }

/** Cells of the scheme before or after that share land with a cell. */
export type Kin = { readonly scheme: Scheme; readonly cells: readonly CellRef[] }

export type PublicCell = HeldCell & {
  readonly scheme: Scheme
  /** The day the page speaks of, and whether its scheme is the one in force today. */
  readonly day: Day
  readonly inForce: boolean
  /** Top first, without the cell itself. */
  readonly parents: readonly HeldCell[]
  readonly children: readonly HeldCell[]
  readonly seats: readonly HeldSeat[]
  readonly fixes: readonly FixOf[]
  readonly lists: readonly ResponsibilityList[]
  readonly site: (Site & { readonly at: LngLat | null }) | null
  readonly before: Kin | null
  readonly after: Kin | null
}

/**
 * A cell, those above it and those directly below it, as they are today or were on a day. Without a day a cell that a
 * reform abolished is shown as it was on its last day.
 * @throws Fault `cell.unknown`, `scheme.none`
 */
export async function readCell(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  code: string,
  day?: Day,
): Promise<PublicCell> {
  const { schemes, current } = await loadEverything(ctx, day)
  const loaded =
    current.cell(code) || day !== undefined ? current : schemes.findLast((each) => each.cell(code))
  const node = loaded?.cell(code)
  if (!loaded || !node) throw fault('cell.unknown', 'code')
  const { scheme, ref, chain, facts } = loaded
  const line = chain(code)
  const below = node.children.map(ref)
  const [posts, seats] = await Promise.all([
    responsiblePosts(
      ctx,
      loaded,
      [...line, ...below].map((each) => each.code),
    ),
    seatsOf(ctx, loaded, code),
  ])
  const held = (each: CellRef): HeldCell => ({ ...each, responsible: posts.get(each.code) ?? null })
  const { lists, site } = facts(code)
  const position = schemes.indexOf(loaded)
  return {
    ...held(ref(code)),
    scheme,
    day: loaded.day,
    inForce: scheme === schemeOn({ schemes: schemes.map((each) => each.scheme) }, dayOf(ctx.now())),
    parents: line.slice(0, -1).map(held),
    children: below.map(held),
    seats,
    fixes: fixesOf(loaded, code, seats),
    lists,
    site: site ? { ...site, at: node.site } : null,
    before: kin(schemes[position - 1], (before) => predecessorsOf(loaded, before, code)),
    after: kin(schemes[position + 1], (after) => successorsOf(loaded, after, code)),
  }
}

function kin(
  other: LoadedScheme | undefined,
  codesIn: (other: LoadedScheme) => readonly string[],
): Kin | null {
  return other ? { scheme: other.scheme, cells: codesIn(other).map(other.ref) } : null
}
