import type { Cell, LngLat, Polygons } from './grid.ts'

type Position = [number, number]

const radiansPerDegree = Math.PI / 180

/**
 * Says the codes of the cells that cover a point, by definition: winding numbers in whole-number arithmetic over every ring
 * of every polygon whose box holds the point. Exact for coordinates that are multiples of 2^-60.
 */
export function oracleOf(cells: readonly Cell[]): (point: LngLat) => Set<string> {
  const drawn = cells.flatMap(({ code, polygons }) =>
    (polygons ?? []).map((polygon) => ({ code, polygon, ...boxOf(polygon) })),
  )
  const borrowing = cells.filter(({ polygons }) => polygons === null)
  return ({ lng, lat }) => {
    const covering = new Set<string>()
    for (const { code, polygon, west, south, east, north } of drawn) {
      if (lng < west || lat < south || lng > east || lat > north) continue
      if (sideOf(polygon, [lng, lat]) !== 'outside') covering.add(code)
    }
    for (let grown = -1; grown !== covering.size; ) {
      grown = covering.size
      for (const { code } of borrowing) {
        if (cells.some((child) => child.parent === code && covering.has(child.code))) covering.add(code)
      }
    }
    return covering
  }
}

function boxOf([shell = []]: Polygons[0]): { west: number; south: number; east: number; north: number } {
  const xs = shell.map(([x]) => x)
  const ys = shell.map(([, y]) => y)
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) }
}

/** The definition of a polygon: its shell without the inside of its holes. */
export function sideOf(
  [shell = [], ...holes]: Polygons[0],
  point: Position,
): 'inside' | 'border' | 'outside' {
  const windings = [shell, ...holes].map((ring) => windingOf(ring, point))
  if (windings.includes('border')) return 'border'
  const [around, ...inHoles] = windings
  return around !== 0 && inHoles.every((winding) => winding === 0) ? 'inside' : 'outside'
}

/** Metres from a point to the polygons' borders on the plane through the point; Infinity without polygons. */
export function metresToBorders(polygons: Polygons | null, { lng, lat }: LngLat): number {
  const perDegree = 6_371_008.8 * radiansPerDegree
  const across = perDegree * Math.cos(lat * radiansPerDegree)
  let least = Infinity
  for (const ring of (polygons ?? []).flat()) {
    let a: Position | undefined
    for (const [x, y] of ring) {
      const b: Position = [(x - lng) * across, (y - lat) * perDegree]
      if (a) least = Math.min(least, originToSegment(a, b))
      a = b
    }
  }
  return least
}

function windingOf(ring: Position[], [x, y]: Position): number | 'border' {
  let winding = 0
  let [ax, ay] = ring.at(-1) ?? [x, y]
  for (const [bx, by] of ring) {
    if (Math.min(ay, by) <= y && Math.max(ay, by) >= y) {
      const turn = exact(bx, ax) * exact(y, ay) - exact(by, ay) * exact(x, ax)
      if (turn === 0n && Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return 'border'
      if (ay <= y && by > y && turn > 0n) winding++
      if (ay > y && by <= y && turn < 0n) winding--
    }
    ax = bx
    ay = by
  }
  return winding
}

/** a − b in units of 2^-60. */
function exact(a: number, b: number): bigint {
  return BigInt(a * 2 ** 60) - BigInt(b * 2 ** 60)
}

function originToSegment([ax, ay]: Position, [bx, by]: Position): number {
  const beforeA = ax * (bx - ax) + ay * (by - ay) >= 0
  const afterB = bx * (ax - bx) + by * (ay - by) >= 0
  if (beforeA) return Math.sqrt(ax * ax + ay * ay)
  if (afterB) return Math.sqrt(bx * bx + by * by)
  return Math.abs(ax * by - ay * bx) / Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
}
