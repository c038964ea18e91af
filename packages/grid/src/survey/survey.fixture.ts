import { expect } from 'vitest'
import type { Cell, Polygons } from '../cell.ts'

export type Corner = [number, number]
export type Ring = Corner[]

export function cell(
  code: string,
  parent: string | null,
  polygons: Polygons | null,
  level = 'village',
): Cell {
  return { code, name: `cell ${code}`, level, parent, polygons }
}

/** A closed counter-clockwise ring, in degrees. */
export function rectangle(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

/** Of a rectangle of degrees on WGS-84: the meridian's and the parallel's radii of curvature, summed by thin strips. */
export function rectangleKm2(west: number, south: number, east: number, north: number): number {
  const strips = 1000
  let squareMetres = 0
  for (let i = 0; i < strips; i++) {
    const lat = south + ((i + 0.5) / strips) * (north - south)
    squareMetres += ((north - south) / strips) * squareMetresPerSquareDegree(lat)
  }
  return ((east - west) * squareMetres) / 1e6
}

export function squareMetresPerSquareDegree(lat: number): number {
  const eccentricity2 = 0.00669437999014
  const sine2 = Math.sin((lat * Math.PI) / 180) ** 2
  const across = 6_378_137 / Math.sqrt(1 - eccentricity2 * sine2)
  const along = (across * (1 - eccentricity2)) / (1 - eccentricity2 * sine2)
  return across * along * Math.cos((lat * Math.PI) / 180) * (Math.PI / 180) ** 2
}

/** How often a ring winds around a place that is not on it. */
function windingOf(ring: Ring, [x, y]: Corner): number {
  let winding = 0
  for (const [i, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring[i - 1] ?? [bx, by]
    if (ay < y === by < y) continue
    const crossing = ax + ((y - ay) / (by - ay)) * (bx - ax)
    if (crossing > x) winding += by > ay ? 1 : -1
  }
  return winding
}

export function covers(polygons: Polygons | null | undefined, place: Corner): boolean {
  return (polygons ?? []).some(([shell = [], ...holes]) => {
    return windingOf(shell, place) !== 0 && holes.every((hole) => windingOf(hole, place) === 0)
  })
}

/** Within a millionth. */
export function expectKm2(actual: number | undefined, expected: number): void {
  expect(actual).toBeGreaterThan(expected * (1 - 1e-6))
  expect(actual).toBeLessThan(expected * (1 + 1e-6))
}

export const county = cell('county', null, [[rectangle(100, 40, 102, 41)]], 'county')
export const west = cell('west', 'county', [[rectangle(100, 40, 101, 41)]])
export const east = cell('east', 'county', [[rectangle(101, 40, 102, 41)]])
