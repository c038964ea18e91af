import { type CellRef, locate } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { ResponsiblePost } from '../officer/officer.ts'
import { responsiblePosts } from '../officer/read.ts'
import type { PlacePoint } from '../point.ts'
import type { Match } from '../tip/tip.ts'
import { type LoadedScheme, loadScheme } from './load.ts'

export type NearbyCell = CellRef & { readonly distance: number }

/** Who is responsible at a place. Distances in metres. */
export type Located = {
  readonly scheme: string
  /** Chain of cells, top first; empty outside the grid. */
  readonly cells: readonly CellRef[]
  /** Post of the lowest cell; outside the grid that of the nearest cell, which a tip would go to. */
  readonly responsible: ResponsiblePost | null
  /** Another cell lies within the point's accuracy: both are told. */
  readonly boundary: boolean
  readonly neighbours: readonly NearbyCell[]
  /** Set only outside the grid. */
  readonly nearest: NearbyCell | null
  readonly demo: boolean
}

/** Where the tip of a point or of a picked cell belongs. Outside the grid: the nearest cell. */
export type Placement = {
  readonly cells: readonly CellRef[]
  readonly match: Match
  readonly located?: Omit<Located, 'responsible' | 'scheme' | 'demo'>
}

export function place(
  { index, chain }: LoadedScheme,
  at: { point?: PlacePoint | undefined; cell?: string | undefined },
): Placement {
  if (at.cell !== undefined) {
    const cells = chain(at.cell)
    if (cells.length === 0) throw fault('cell.unknown', 'cell')
    return { cells, match: 'chosen' }
  }
  if (at.point === undefined) throw fault('point.missing', 'point')
  const { cells, boundary, neighbours, nearest } = locate(index, at.point, at.point.accuracy ?? 0)
  const located = { cells, boundary, neighbours, nearest }
  if (!nearest) return { cells, match: boundary ? 'boundary' : 'inside', located }
  return {
    cells: chain(nearest.code),
    match: 'nearest',
    located,
  }
}

/** @throws Fault `scheme.none` */
export async function locatePoint(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction'>,
  point: PlacePoint,
): Promise<Located> {
  const loaded = await loadScheme(ctx)
  const { cells, located } = place(loaded, { point })
  const leaf = cells.at(-1)
  const posts = leaf ? await responsiblePosts(ctx, [leaf.code]) : new Map()
  return {
    scheme: loaded.scheme.id,
    cells: located?.cells ?? [],
    responsible: posts.get(leaf?.code ?? '') ?? null,
    boundary: located?.boundary ?? false,
    neighbours: located?.neighbours ?? [],
    nearest: located?.nearest ?? null,
    demo: loaded.scheme.demo,
  }
}
