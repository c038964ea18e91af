import { type CellRef, locate } from '@wangge/grid'
import type { Day } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { ResponsiblePost } from '../officer/officer.ts'
import { responsiblePosts } from '../officer/read.ts'
import type { PlacePoint } from '../point.ts'
import type { Match } from '../tip/tip.ts'
import { type LoadedScheme, loadScheme } from './load.ts'

export type NearbyCell = CellRef & { readonly distance: number }

/** A place as told: a point, or a cell picked from the lists. */
export type Place = { readonly point?: PlacePoint | undefined; readonly cell?: string | undefined }

/** Where a place belongs. Distances in metres. */
export type Placement = {
  /** Chain of cells the tip goes to, top first. */
  readonly cells: readonly CellRef[]
  readonly match: Match
  /** Another cell lies within the point's accuracy: both are told. */
  readonly boundary: boolean
  readonly neighbours: readonly NearbyCell[]
  /** Set only outside the grid: the cell the tip goes to all the same. */
  readonly nearest: NearbyCell | null
}

/** Who is responsible at a place. `cells` is empty outside the grid; `responsible` is then the nearest cell's. */
export type Located = Placement & {
  readonly scheme: string
  readonly responsible: ResponsiblePost | null
  readonly demo: boolean
}

/** @throws Fault `cell.unknown`, `point.missing` */
export function place({ index, chain }: LoadedScheme, { point, cell }: Place): Placement {
  if (cell !== undefined) {
    const cells = chain(cell)
    if (cells.length === 0) throw fault('cell.unknown', 'cell')
    return { cells, match: 'chosen', boundary: false, neighbours: [], nearest: null }
  }
  if (point === undefined) throw fault('point.missing', 'point')
  const { cells, boundary, neighbours, nearest } = locate(index, point, point.accuracy ?? 0)
  if (nearest) return { cells: chain(nearest.code), match: 'nearest', boundary, neighbours, nearest }
  return { cells, match: boundary ? 'boundary' : 'inside', boundary, neighbours, nearest }
}

/** Who answers at a place, today or on another day. @throws Fault `scheme.none`, `cell.unknown`, `point.missing` */
export async function locatePlace(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>,
  at: Place,
  day?: Day,
): Promise<Located> {
  const loaded = await loadScheme(ctx, day)
  const placement = place(loaded, at)
  const leaf = placement.cells.at(-1)?.code ?? ''
  const posts = await responsiblePosts(ctx, loaded, [leaf])
  return {
    ...placement,
    cells: placement.nearest ? [] : placement.cells,
    scheme: loaded.scheme.id,
    responsible: posts.get(leaf) ?? null,
    demo: loaded.scheme.demo,
  }
}
