import type { Path64, Point64 } from 'clipper2-ts'
import { toRadians } from './unit.ts'

/** WGS-84; the ellipsoid of CGCS2000 has the same axis and a flattening that agrees to 1e-11. */
const axis = 6_378_137
const flattening = 1 / 298.257223563
const eccentricity2 = flattening * (2 - flattening)
const eccentricity = Math.sqrt(eccentricity2)

/**
 * Square metres on the ellipsoid inside a ring whose edges are straight in longitude and latitude (RFC 7946 §3.1.1);
 * positive when it runs counter-clockwise. The integral of the authalic function along each edge by Simpson's rule: off
 * by less than 1e-8 of the area for edges up to 1°, and 1e-5 for edges up to 5°.
 */
export function ringM2(ring: Path64): number {
  const first = ring[0]
  let before = ring.at(-1)
  if (!first || !before) return 0
  const base = authalic(toRadians(first.y))
  let widthBefore = authalic(toRadians(before.y)) - base
  let sum = 0
  for (const corner of ring) {
    const width = authalic(toRadians(corner.y)) - base
    const middle = authalic(toRadians((before.y + corner.y) / 2)) - base
    sum += toRadians(before.x - corner.x) * (widthBefore + 4 * middle + width)
    before = corner
    widthBefore = width
  }
  return (sum / 6) * ((axis * axis) / 2)
}

/** Metres from one point to another on the equirectangular plane between them: within 0.5 % for some kilometres. */
export function metresBetween(a: Point64, b: Point64): number {
  const across = toRadians(b.x - a.x) * Math.cos(toRadians((a.y + b.y) / 2))
  return Math.hypot(across, toRadians(b.y - a.y)) * axis
}

export function ringMetres(ring: Path64): number {
  let before = ring.at(-1)
  let metres = 0
  for (const corner of ring) {
    if (before) metres += metresBetween(before, corner)
    before = corner
  }
  return metres
}

/** Snyder, Map Projections: A Working Manual (USGS 1395), formula 3-12. */
function authalic(latitude: number): number {
  const sine = Math.sin(latitude)
  return (
    (1 - eccentricity2) *
    (sine / (1 - eccentricity2 * sine * sine) + Math.atanh(eccentricity * sine) / eccentricity)
  )
}
