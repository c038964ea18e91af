import { orient2d } from 'robust-predicates'
import { GridError, type Polygons } from './cell.ts'
import type { GridIndex } from './codec.ts'
import { children, outline, siteOf } from './outline.ts'
import { Plane } from './plane.ts'

type Position = [number, number]

/**
 * A point inside the cell and off its border, [lng, lat], fit for a label: of the middles of the cell's level runs, the
 * one farthest from the border. A cell known only through its children gives the point of the child nearest its centre, a
 * cell known only through its site the site.
 *
 * @throws GridError `cell.unknown`, `cell.no-area` when the polygons enclose nothing
 */
export function interior(index: GridIndex, code: string): Position {
  const polygons = outline(index, code)
  if (!polygons) return centralChild(index, code) ?? sitePosition(index, code)
  let best: Position | undefined
  let farthest = 0
  for (const polygon of polygons) {
    for (const [x, y] of middles(polygon)) {
      const distance = metresToBorders(polygons, x, y)
      if (distance <= farthest || !isInside(polygon, x, y)) continue
      best = [x, y]
      farthest = distance
    }
  }
  if (!best) throw new GridError('cell.no-area', code)
  return best
}

/** Middles of the runs cut from a polygon by the parallels halfway between its successive vertex latitudes. */
function* middles(rings: Position[][]): Generator<Position> {
  const latitudes = [...new Set(rings.flat().map(([, y]) => y))].sort((a, b) => a - b)
  for (const [i, north] of latitudes.entries()) {
    const y = ((latitudes[i - 1] ?? north) + north) / 2
    const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b)
    for (const [j, east] of crossings.entries())
      if (j % 2 === 1) yield [((crossings[j - 1] ?? east) + east) / 2, y]
  }
}

function crossingsAt(ring: Position[], y: number): number[] {
  return ring.flatMap(([bx, by], i) => {
    const [ax, ay] = ring[i - 1] ?? [bx, by]
    return ay > y === by > y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)]
  })
}

function metresToBorders(polygons: Polygons, x: number, y: number): number {
  const plane = new Plane(x, y)
  let least = Infinity
  for (const ring of polygons.flat()) {
    let [ax, ay] = ring[0] as Position
    for (const [bx, by] of ring) {
      least = Math.min(least, plane.toSegment(ax, ay, bx, by))
      ax = bx
      ay = by
    }
  }
  return least
}

/** Whether a point off the border is inside: exact for the given doubles. */
function isInside(rings: Position[][], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    let [ax, ay] = ring[0] as Position
    for (const [bx, by] of ring) {
      if (ay > y !== by > y && orient2d(ax, ay, bx, by, x, y) > 0 === by > ay) inside = !inside
      ax = bx
      ay = by
    }
  }
  return inside
}

/** The point of the child with an area that is nearest the middle of them all. */
function centralChild(index: GridIndex, code: string): Position | null {
  const places = children(index, code).flatMap((child) =>
    hasArea(index, child.code) ? [interior(index, child.code)] : [],
  )
  const middle = (of: 0 | 1) => {
    const along = places.map((place) => place[of])
    return (Math.min(...along) + Math.max(...along)) / 2
  }
  const [x, y] = [middle(0), middle(1)]
  const far = (place: Position) => Math.hypot(place[0] - x, place[1] - y)
  return places.reduce<Position | null>((a, b) => (a && far(a) <= far(b) ? a : b), null)
}

function hasArea(index: GridIndex, code: string): boolean {
  return outline(index, code) !== null || children(index, code).some((child) => hasArea(index, child.code))
}

function sitePosition(index: GridIndex, code: string): Position {
  const site = siteOf(index, index.labelled.numberOf(code))
  if (!site) throw new GridError('cell.no-area', code)
  return [site.lng, site.lat]
}
