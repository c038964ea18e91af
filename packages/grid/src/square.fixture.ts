import type { Cell, Polygons } from './grid.ts'

type Corner = [number, number]

/** A closed axis-aligned ring, in degrees. */
export function square(west: number, south: number, side: number): Corner[] {
  const east = west + side
  const north = south + side
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

export function cell(
  code: string,
  parent: string | null,
  polygons: Polygons | null,
  level = 'village',
): Cell {
  return { code, name: `cell ${code}`, level, parent, polygons }
}

/**
 * A county of four towns of one degree around (100, 40). Town A (south-west) has a hole with the enclave E, a part of
 * town D (north-east), and village A1 fills A's west quarter. B is south-east, C north-west.
 */
export function countyOfFourTowns(): Cell[] {
  const enclave = square(99.5, 39.5, 0.25)
  const quarter: Corner[] = [
    [99, 39],
    [99.25, 39],
    [99.25, 40],
    [99, 40],
    [99, 39],
  ]
  return [
    cell('county', null, [[square(99, 39, 2)]], 'county'),
    cell('A', 'county', [[square(99, 39, 1), enclave.toReversed()]], 'town'),
    cell('B', 'county', [[square(100, 39, 1)]], 'town'),
    cell('C', 'county', [[square(99, 40, 1)]], 'town'),
    cell('D', 'county', [[square(100, 40, 1)], [enclave]], 'town'),
    cell('A1', 'A', [[quarter]]),
  ]
}
