import { type Cell, GridError } from './cell.ts'
import { checkRing } from './check-ring.ts'
import { PairTable } from './pair-table.ts'

/** The polygons of all cells, laid flat: item i owns [start[i], start[i + 1]) of the next array. */
export type Corners = {
  readonly vertices: PairTable
  /** vertex number of each corner; a ring repeats its first */
  readonly corners: Uint32Array
  /** per ring, its first corner */
  readonly ringCorners: Uint32Array
  /** per polygon, its first ring: the shell */
  readonly ringStarts: Uint32Array<ArrayBuffer>
  /** per cell, its first polygon */
  readonly polygonStarts: Uint32Array<ArrayBuffer>
}

/** @throws GridError `cell.no-area` (an empty list of polygons or rings), and as `checkRing` */
export function layCorners(cells: readonly Cell[]): Corners {
  const polygonStarts = [0]
  const ringStarts = [0]
  const ringCorners = [0]
  let count = 0
  for (const { code, polygons } of cells) {
    if (polygons?.length === 0) throw new GridError('cell.no-area', code)
    for (const polygon of polygons ?? []) {
      if (polygon.length === 0) throw new GridError('cell.no-area', code)
      for (const ring of polygon) {
        checkRing(ring, code)
        count += ring.length
        ringCorners.push(count)
      }
      ringStarts.push(ringCorners.length - 1)
    }
    polygonStarts.push(ringStarts.length - 1)
  }
  const vertices = new PairTable(count)
  const corners = new Uint32Array(count)
  let corner = 0
  for (const { polygons } of cells) {
    for (const polygon of polygons ?? []) {
      for (const ring of polygon) for (const [x, y] of ring) corners[corner++] = vertices.numberOf(x, y)
    }
  }
  return {
    vertices,
    corners,
    ringCorners: Uint32Array.from(ringCorners),
    ringStarts: Uint32Array.from(ringStarts),
    polygonStarts: Uint32Array.from(polygonStarts),
  }
}
