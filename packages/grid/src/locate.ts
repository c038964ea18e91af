import { type CellRef, GridError, type Point } from './cell.ts'
import type { GridIndex } from './codec.ts'
import { convert } from './datum.ts'
import { hitRoom, hitsAt } from './hits.ts'
import { endsWithin, nearestEnd } from './near.ts'

/** `distance` in metres. */
export type FarCell = CellRef & { readonly distance: number }

export type Location = {
  /** Every cell that covers the point, its edges and vertices included, top first, then by code. */
  hits: CellRef[]
  /** The cell chosen and its ancestors, top first; empty outside. */
  cells: CellRef[]
  /** Whether `neighbours` is not empty: the point may as well belong to one of them. */
  boundary: boolean
  /**
   * Leaf cells other than the chosen one and those above it within the accuracy (at least 1 m) of the point, nearest first.
   * A cell bound to a site does not make its parent less of a leaf.
   */
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
  const room = hitRoom(index)
  const count = hitsAt(index, x, y, room)
  const hits = [...room.subarray(0, count)]
  const chosen = chosenOf(index, room, count)
  const chain = chainOf(index, chosen)
  const near = endsWithin(index, x, y, Math.max(accuracy, finest))
  for (const cell of hits) if (index.ends[cell] === 1) near.set(cell, 0)
  for (const cell of chain) near.delete(cell)
  const neighbours = [...near]
    .sort(([a, toA], [b, toB]) => toA - toB || a - b)
    .map(([cell, distance]) => ({ ...index.labelled.ref(cell), distance }))
  return {
    hits: hits.map((cell) => index.labelled.ref(cell)),
    cells: chain.map((cell) => index.labelled.ref(cell)),
    boundary: neighbours.length > 0,
    neighbours,
    nearest: chosen < 0 ? nearest(index, x, y) : null,
  }
}

/**
 * The one of a point's hits that answers for it: of the deepest, the lowest code. -1 without hits.
 * @param hits filled by `hitsAt`, which said how many there are
 */
export function chosenOf({ hot: { depths } }: GridIndex, hits: Int32Array, count: number): number {
  if (count === 0) return -1
  let chosen = count - 1
  const depth = depths[hits[chosen] as number]
  while (chosen > 0 && depths[hits[chosen - 1] as number] === depth) chosen--
  return hits[chosen] as number
}

function chainOf({ parents }: GridIndex, cell: number): number[] {
  const chain: number[] = []
  for (let up = cell; up >= 0; up = parents[up] as number) chain.unshift(up)
  return chain
}

function nearest(index: GridIndex, x: number, y: number): FarCell {
  const { cell, metres } = nearestEnd(index, x, y)
  return { ...index.labelled.ref(cell), distance: metres }
}
