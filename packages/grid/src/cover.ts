import { orient2d } from 'robust-predicates'
import type { Sections } from './codec.ts'
import { float, int } from './element.ts'

export type Geometry = Pick<
  Sections,
  'vertices' | 'boxes' | 'polygonStarts' | 'ringStarts' | 'cornerStarts' | 'corners'
>

/** True when the point is in a polygon of the cell or on its border: exact for the given doubles. */
export function covers(geometry: Geometry, cell: number, x: number, y: number): boolean {
  const { boxes, polygonStarts } = geometry
  const box = cell * 4
  if (
    x < float(boxes, box) ||
    y < float(boxes, box + 1) ||
    x > float(boxes, box + 2) ||
    y > float(boxes, box + 3)
  )
    return false
  const end = int(polygonStarts, cell + 1)
  for (let polygon = int(polygonStarts, cell); polygon < end; polygon++) {
    if (side(geometry, polygon, x, y) >= 0) return true
  }
  return false
}

/** False for a cell known only through its children. */
export function hasPolygons({ polygonStarts }: Pick<Geometry, 'polygonStarts'>, cell: number): boolean {
  return int(polygonStarts, cell) !== int(polygonStarts, cell + 1)
}

/** 1 inside the polygon, 0 on its border (of a hole too), -1 outside. */
export function side(geometry: Geometry, polygon: number, x: number, y: number): -1 | 0 | 1 {
  const { vertices, ringStarts, cornerStarts, corners } = geometry
  let inside = false
  const end = int(ringStarts, polygon + 1)
  for (let ring = int(ringStarts, polygon); ring < end; ring++) {
    const last = int(cornerStarts, ring + 1) - 1
    let corner = int(cornerStarts, ring)
    let vertex = int(corners, corner) * 2
    let ax = float(vertices, vertex)
    let ay = float(vertices, vertex + 1)
    while (corner < last) {
      vertex = int(corners, ++corner) * 2
      const bx = float(vertices, vertex)
      const by = float(vertices, vertex + 1)
      if (ay > y !== by > y) {
        const turn = orient2d(ax, ay, bx, by, x, y)
        if (turn === 0) return 0
        if (turn < 0 === by > ay) inside = !inside
      } else if (by === y && (bx === x || (ay === y && ax > x !== bx > x))) {
        return 0
      }
      ax = bx
      ay = by
    }
  }
  return inside ? 1 : -1
}
