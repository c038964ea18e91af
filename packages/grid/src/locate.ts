import { type CellRef, GridError, type Point } from './cell.ts'
import type { GridIndex } from './codec.ts'
import { covers, hasPolygons } from './cover.ts'
import { convert } from './datum.ts'
import { float, int } from './element.ts'
import { columnOf, rowOf } from './frame.ts'
import { metresPerDegree, metresToBorder, metresToBox } from './plane.ts'

/** `distance` in metres. */
export type FarCell = CellRef & { readonly distance: number }

export type Location = {
  /** Every cell that covers the point, its edges and vertices included, top first, then by code. */
  hits: CellRef[]
  /** The cell chosen and its ancestors, top first; empty outside. */
  cells: CellRef[]
  /** Whether `neighbours` is not empty: the point may as well belong to one of them. */
  boundary: boolean
  /** Leaf cells other than the chosen one within the accuracy (at least 1 m) of the point, nearest first. */
  neighbours: FarCell[]
  /** Outside every cell, the nearest leaf; otherwise null. */
  nearest: FarCell | null
}

/** No position is better known than this, in metres. */
const finest = 1

/**
 * Says where a point falls. Of several cells on the deepest level hit, the lowest code is chosen, so that every server
 * gives a point on a shared edge to the same cell; `cells` follows parents, whether or not their polygons agree.
 *
 * @param accuracy radius of uncertainty in metres
 * @throws GridError `point.out-of-range`, `accuracy.out-of-range` (negative or not finite)
 */
export function locate(index: GridIndex, point: Point, accuracy = 0): Location {
  if (!(accuracy >= 0 && accuracy < Infinity)) throw new GridError('accuracy.out-of-range')
  const { lng: x, lat: y } = convert(point, point.datum, index.datum)
  const hits = covering(index, x, y)
  const chosen = deepest(index, hits)
  const neighbours = leavesNear(index, x, y, Math.max(accuracy, finest), hits, chosen)
  return {
    hits: hits.map((cell) => ref(index, cell)),
    cells: chain(index, chosen),
    boundary: neighbours.length > 0,
    neighbours,
    nearest: chosen < 0 ? nearestLeaf(index, x, y) : null,
  }
}

/** Numbers of the covering cells, ascending. */
function covering(index: GridIndex, x: number, y: number): number[] {
  const { bounds, frame, buckets, lists, parents } = index
  const hits: number[] = []
  const outside = x < float(bounds, 0) || y < float(bounds, 1) || x > float(bounds, 2) || y > float(bounds, 3)
  if (outside) return hits
  const start = int(buckets, rowOf(frame, y) * frame.columns + columnOf(frame, x))
  const end = start + int(lists, start)
  for (let i = start + 1; i <= end; i++) {
    const entry = int(lists, i)
    const cell = entry >> 1
    if ((entry & 1) === 1 || covers(index, cell, x, y)) hits.push(cell)
  }
  const own = hits.length
  for (let i = 0; i < own; i++) {
    let parent = parents[hits[i] as number] as number
    while (parent >= 0 && !hasPolygons(index, parent) && !hits.includes(parent)) {
      hits.push(parent)
      parent = parents[parent] as number
    }
  }
  return hits.length > own ? hits.sort((a, b) => a - b) : hits
}

/** Cells are numbered by depth, then by code: the first hit as deep as the last one. -1 without hits. */
function deepest({ depths }: GridIndex, hits: number[]): number {
  const depth = depths[hits.at(-1) ?? -1]
  return hits.find((cell) => depths[cell] === depth) ?? -1
}

function chain(index: GridIndex, cell: number): CellRef[] {
  const cells: CellRef[] = []
  for (let up = cell; up >= 0; up = index.parents[up] as number) cells.unshift(ref(index, up))
  return cells
}

function leavesNear(
  index: GridIndex,
  x: number,
  y: number,
  reach: number,
  hits: number[],
  chosen: number,
): FarCell[] {
  const { frame, buckets, lists, leaves } = index
  const up = reach / metresPerDegree
  const aside = up / Math.cos((y * Math.PI) / 180)
  const lastRow = rowOf(frame, y + up)
  const firstColumn = columnOf(frame, x - aside)
  const lastColumn = columnOf(frame, x + aside)
  const seen = new Set<number>()
  const near: FarCell[] = []
  for (let row = rowOf(frame, y - up); row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const start = int(buckets, row * frame.columns + column)
      const end = start + int(lists, start)
      for (let i = start + 1; i <= end; i++) {
        const cell = int(lists, i) >> 1
        if (cell === chosen || leaves[cell] === 0 || seen.has(cell)) continue
        seen.add(cell)
        const distance = hits.includes(cell) ? 0 : metresToBorder(index, cell, x, y)
        if (distance <= reach) near.push({ ...ref(index, cell), distance })
      }
    }
  }
  return near.sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
}

function nearestLeaf(index: GridIndex, x: number, y: number): FarCell {
  let nearest = -1
  let distance = Infinity
  for (let cell = 0; cell < index.refs.length; cell++) {
    if (index.leaves[cell] === 0 || metresToBox(index, cell, x, y) >= distance) continue
    const metres = metresToBorder(index, cell, x, y)
    if (metres >= distance) continue
    nearest = cell
    distance = metres
  }
  return { ...ref(index, nearest), distance }
}

function ref({ refs }: GridIndex, cell: number): CellRef {
  return refs[cell] as CellRef
}
