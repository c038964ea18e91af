import { GridError } from './cell.ts'
import type { GridIndex } from './codec.ts'
import { hasPolygons, side } from './cover.ts'
import { float, int } from './element.ts'
import { cellNumber, children, outline } from './outline.ts'
import { metresToBorder } from './plane.ts'

type Position = [number, number]

/**
 * A point inside the cell and off its border, [lng, lat], fit for a label: of the middles of the cell's level runs, the
 * one farthest from the border. A cell known only through its children gives the point of the child nearest its centre.
 *
 * @throws GridError `cell.unknown`, `cell.no-area` when the polygons enclose nothing
 */
export function interior(index: GridIndex, code: string): Position {
  const cell = cellNumber(index, code)
  if (!hasPolygons(index, cell)) return centralChild(index, cell, code)
  let best: Position | undefined
  let farthest = 0
  for (const [i, polygon] of (outline(index, code) ?? []).entries()) {
    const number = int(index.polygonStarts, cell) + i
    for (const [x, y] of middles(polygon)) {
      const distance = metresToBorder(index, cell, x, y)
      if (distance <= farthest || side(index, number, x, y) <= 0) continue
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

function centralChild(index: GridIndex, cell: number, code: string): Position {
  const box = cell * 4
  const x = (float(index.boxes, box) + float(index.boxes, box + 2)) / 2
  const y = (float(index.boxes, box + 1) + float(index.boxes, box + 3)) / 2
  const far = (place: Position) => Math.hypot(place[0] - x, place[1] - y)
  const places = children(index, code).map((child) => interior(index, child.code))
  return places.reduce((a, b) => (far(b) < far(a) ? b : a))
}
