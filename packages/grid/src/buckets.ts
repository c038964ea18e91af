import { orient2d } from 'robust-predicates'
import type { Sections } from './codec.ts'
import { covers, type Geometry } from './cover.ts'
import { float, int } from './element.ts'
import { columnOf, type Frame, openFrame, rowOf } from './frame.ts'

/** More buckets per cell: fewer exact tests, a larger file. */
const bucketsPerLeaf = 32

/**
 * Lists for each bucket the cells that cover it whole and, apart, those whose border comes near it. A border counts from
 * a small margin outside the bucket, far wider than the rounding of `columnOf` and `rowOf`, so a `whole` entry is certain.
 */
export function fillBuckets(
  geometry: Geometry,
  leaves: number,
): Pick<Sections, 'bounds' | 'buckets' | 'lists'> {
  const bounds = boundsOf(geometry.boxes, leaves * bucketsPerLeaf)
  const frame = openFrame(bounds)
  const entries: number[][] = Array.from({ length: frame.columns * frame.rows }, () => [])
  for (let cell = 0; cell * 4 < geometry.boxes.length; cell++) {
    const touched = borderBuckets(geometry, cell, frame)
    for (const bucket of touched) entries[bucket]?.push(cell * 2)
    for (const bucket of wholeBuckets(geometry, cell, frame, touched)) entries[bucket]?.push(cell * 2 + 1)
  }
  return { bounds, ...shareLists(entries) }
}

function boundsOf(boxes: Float64Array, wanted: number): Sections['bounds'] {
  const side = (offset: number) => boxes.filter((_, i) => i % 4 === offset)
  const least = (sides: Float64Array) => sides.reduce((a, b) => Math.min(a, b))
  const most = (sides: Float64Array) => sides.reduce((a, b) => Math.max(a, b))
  const [west, south, east, north] = [least(side(0)), least(side(1)), most(side(2)), most(side(3))]
  const flatness = ((east - west) * Math.cos(((south + north) / 2) * (Math.PI / 180))) / (north - south)
  const columns = Math.min(wanted, Math.max(1, Math.round(Math.sqrt(wanted * flatness))))
  return Float64Array.of(west, south, east, north, columns, Math.max(1, Math.round(wanted / columns)))
}

function borderBuckets(geometry: Geometry, cell: number, frame: Frame): Set<number> {
  const { vertices, polygonStarts, ringStarts, cornerStarts, corners } = geometry
  const touched = new Set<number>()
  const end = int(ringStarts, int(polygonStarts, cell + 1))
  for (let ring = int(ringStarts, int(polygonStarts, cell)); ring < end; ring++) {
    for (let corner = int(cornerStarts, ring) + 1; corner < int(cornerStarts, ring + 1); corner++) {
      const a = int(corners, corner - 1) * 2
      const b = int(corners, corner) * 2
      touch(
        touched,
        frame,
        float(vertices, a),
        float(vertices, a + 1),
        float(vertices, b),
        float(vertices, b + 1),
      )
    }
  }
  return touched
}

/** Adds the buckets that an edge crosses or nearly touches. */
function touch(touched: Set<number>, frame: Frame, ax: number, ay: number, bx: number, by: number): void {
  const aside = frame.width * 1e-6 + 1e-12
  const above = frame.height * 1e-6 + 1e-12
  const firstColumn = columnOf(frame, Math.min(ax, bx) - aside)
  const lastColumn = columnOf(frame, Math.max(ax, bx) + aside)
  const lastRow = rowOf(frame, Math.max(ay, by) + above)
  for (let row = rowOf(frame, Math.min(ay, by) - above); row <= lastRow; row++) {
    const bottom = frame.south + row * frame.height - above
    const top = frame.south + (row + 1) * frame.height + above
    for (let column = firstColumn; column <= lastColumn; column++) {
      const left = frame.west + column * frame.width - aside
      const right = frame.west + (column + 1) * frame.width + aside
      const southWest = Math.sign(orient2d(ax, ay, bx, by, left, bottom))
      const apart =
        southWest !== 0 &&
        southWest === Math.sign(orient2d(ax, ay, bx, by, right, bottom)) &&
        southWest === Math.sign(orient2d(ax, ay, bx, by, left, top)) &&
        southWest === Math.sign(orient2d(ax, ay, bx, by, right, top))
      if (!apart) touched.add(row * frame.columns + column)
    }
  }
}

/** Neighbours in a row without a border between them are alike: one exact test serves the run. */
function wholeBuckets(geometry: Geometry, cell: number, frame: Frame, touched: Set<number>): number[] {
  const [west = 0, south = 0, east = 0, north = 0] = geometry.boxes.subarray(cell * 4, cell * 4 + 4)
  const whole: number[] = []
  for (let row = rowOf(frame, south); row <= rowOf(frame, north); row++) {
    let inside: boolean | undefined
    for (let column = columnOf(frame, west); column <= columnOf(frame, east); column++) {
      const bucket = row * frame.columns + column
      if (touched.has(bucket)) {
        inside = undefined
        continue
      }
      const x = frame.west + (column + 0.5) * frame.width
      const y = frame.south + (row + 0.5) * frame.height
      inside ??= covers(geometry, cell, x, y)
      if (inside) whole.push(bucket)
    }
  }
  return whole
}

/** Stores each distinct list once; most inner buckets share theirs. */
function shareLists(entries: number[][]): Pick<Sections, 'buckets' | 'lists'> {
  const lists: number[] = []
  const starts = new Map<string, number>()
  const buckets = Uint32Array.from(entries, (list) => {
    const key = list.join()
    const known = starts.get(key)
    if (known !== undefined) return known
    const start = lists.length
    starts.set(key, start)
    lists.push(list.length, ...list)
    return start
  })
  return { buckets, lists: Uint32Array.from(lists) }
}
