import type { CellRef, LngLat, Polygons } from './cell.ts'
import type { GridIndex } from './codec.ts'
import { float, int } from './element.ts'

/** Every cell, parents before children, then by code. `site` in the grid's datum. */
export function* cells(
  index: GridIndex,
): Generator<CellRef & { readonly parent: string | null; readonly site: LngLat | null }> {
  const { labelled, parents } = index
  for (let cell = 0; cell < labelled.count; cell++) {
    const parent = parents[cell] as number
    yield {
      ...labelled.ref(cell),
      parent: parent < 0 ? null : labelled.code(parent),
      site: siteOf(index, cell),
    }
  }
}

/** The cell with a number that `hitsAt` gave. */
export function cellAt({ labelled }: GridIndex, number: number): CellRef {
  return labelled.ref(number)
}

/** The cells directly below, by code. @throws GridError `cell.unknown` */
export function children({ labelled, parents }: GridIndex, code: string): CellRef[] {
  const parent = labelled.numberOf(code)
  const refs: CellRef[] = []
  for (let cell = parents.indexOf(parent); cell >= 0; cell = parents.indexOf(parent, cell + 1)) {
    refs.push(labelled.ref(cell))
  }
  return refs
}

/**
 * The polygons as they were built; null for a cell known only through its children or its site.
 * @throws GridError `cell.unknown`
 */
export function outline(index: GridIndex, code: string): Polygons | null {
  const { polygonStarts, ringStarts } = index
  const polygons = ranges(polygonStarts, index.labelled.numberOf(code))
  if (polygons.length === 0) return null
  return polygons.map((polygon) => ranges(ringStarts, polygon).map((ring) => ringOf(index, ring)))
}

/** The place a cell is bound to; null for most. */
export function siteOf({ siteCells, sites }: GridIndex, cell: number): LngLat | null {
  let [low, high] = [0, siteCells.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (int(siteCells, middle) < cell) low = middle + 1
    else high = middle
  }
  return siteCells[low] === cell ? { lng: float(sites, low * 2), lat: float(sites, low * 2 + 1) } : null
}

/** Joins the arcs of a ring: each begins where the one before it ended. */
function ringOf({ vertices, arcStarts, ringArcs, ringArcStarts }: GridIndex, ring: number): Polygons[0][0] {
  const corners: Polygons[0][0] = []
  for (const place of ranges(ringArcStarts, ring)) {
    const signed = ringArcs[place] as number
    const line = ranges(arcStarts, signed < 0 ? ~signed : signed)
    if (signed < 0) line.reverse()
    corners.pop()
    for (const vertex of line) corners.push([float(vertices, vertex * 2), float(vertices, vertex * 2 + 1)])
  }
  return corners
}

function ranges(starts: Uint32Array, i: number): number[] {
  const start = int(starts, i)
  return Array.from({ length: int(starts, i + 1) - start }, (_, offset) => start + offset)
}
