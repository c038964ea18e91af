import type { Geometry } from './cover.ts'
import { float, int } from './element.ts'

/** Metres per degree of a great circle on the sphere of the mean Earth radius, 6 371 008.8 m (IUGG). */
export const metresPerDegree = (6_371_008.8 * Math.PI) / 180

/**
 * Metres from a point to the nearest border of the cell, measured on the equirectangular plane through the point: for
 * distances of a few kilometres right to about half a per cent.
 */
export function metresToBorder(geometry: Geometry, cell: number, x: number, y: number): number {
  const { vertices, polygonStarts, ringStarts, cornerStarts, corners } = geometry
  const across = metresPerDegree * Math.cos((y * Math.PI) / 180)
  let least = Infinity
  const end = int(ringStarts, int(polygonStarts, cell + 1))
  for (let ring = int(ringStarts, int(polygonStarts, cell)); ring < end; ring++) {
    const last = int(cornerStarts, ring + 1) - 1
    let corner = int(cornerStarts, ring)
    let vertex = int(corners, corner) * 2
    let ax = (float(vertices, vertex) - x) * across
    let ay = (float(vertices, vertex + 1) - y) * metresPerDegree
    while (corner < last) {
      vertex = int(corners, ++corner) * 2
      const bx = (float(vertices, vertex) - x) * across
      const by = (float(vertices, vertex + 1) - y) * metresPerDegree
      least = Math.min(least, squareToOrigin(ax, ay, bx, by))
      ax = bx
      ay = by
    }
  }
  return Math.sqrt(least)
}

/** Metres to the cell's box, 0 inside it: never more than to the cell. */
export function metresToBox({ boxes }: Geometry, cell: number, x: number, y: number): number {
  const box = cell * 4
  const east = Math.max(float(boxes, box) - x, 0, x - float(boxes, box + 2))
  const north = Math.max(float(boxes, box + 1) - y, 0, y - float(boxes, box + 3))
  const across = east * Math.cos((y * Math.PI) / 180)
  return Math.sqrt(across * across + north * north) * metresPerDegree
}

/** Square of the distance from the origin to the segment a–b. */
function squareToOrigin(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const along = dx * dx + dy * dy
  const t = along === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / along))
  const nx = ax + t * dx
  const ny = ay + t * dy
  return nx * nx + ny * ny
}
