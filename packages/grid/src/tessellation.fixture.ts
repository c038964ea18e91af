import fc from 'fast-check'
import type { Cell, Polygons } from './grid.ts'
import { cell, square } from './square.fixture.ts'

type Position = [number, number]

/** Degrees; a power of two, so that midpoints of edges are exact. */
const unit = 2 ** -6

/** What lies in the middle of a quadrilateral. */
type Pit = 'none' | 'empty' | 'leaf' | 'enclave' | 'nested'

type Scene = {
  columns: number
  south: number
  shake: Position[]
  pits: Pit[]
  slivers: boolean[]
  reach: number
}

/**
 * Quadrilaterals that share the edges of a shaken lattice, from 8° to 75° N, some with a square hole. The hole is
 * empty, a leaf of its own, a part of another quadrilateral, or a leaf with a hole in which the first lies again. Some
 * quadrilaterals give up a sliver along their diagonal. Columns are cells known only through their leaves; one root is too;
 * another root has a polygon that pays no heed to its children.
 */
export const tessellation: fc.Arbitrary<Cell[]> = fc
  .record({ columns: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 1, max: 6 }) })
  .chain(({ columns, rows }) => {
    const many = <T>(each: fc.Arbitrary<T>, count: number) =>
      fc.array(each, { minLength: count, maxLength: count })
    return fc.record({
      columns: fc.constant(columns),
      south: fc.constantFrom(8, 40, 69),
      shake: many(fc.tuple(nudge, nudge), (columns + 1) * (rows + 1)),
      pits: many(fc.constantFrom<Pit>('none', 'empty', 'leaf', 'enclave', 'nested'), columns * rows),
      slivers: many(fc.boolean(), columns * rows),
      reach: fc.integer({ min: 1, max: 3 }),
    })
  })
  .map(shaken)

const nudge = fc.integer({ min: -16, max: 16 })

function shaken({ columns, south, shake, pits, slivers, reach }: Scene): Cell[] {
  const corner = (column: number, row: number): Position => {
    const [dx, dy] = shake[row * (columns + 1) + column] ?? [0, 0]
    return [100 + (column * 64 + dx) * unit, south + (row * 64 + dy) * unit]
  }
  const leaves = new Map<string, { parent: string; polygons: Polygons }>()
  const enclaves: Polygons = []
  for (const [i, pit] of pits.entries()) {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    const southWest = corner(column, row)
    const southEast = corner(column + 1, row)
    const northEast = corner(column + 1, row + 1)
    const northWest = corner(column, row + 1)
    const parent = `column-${column}`
    const name = `${column}-${row}`
    const middle = (size: number): Position[] =>
      square(
        100 + (column * 64 + 32 - size / 2) * unit,
        south + (row * 64 + 32 - size / 2) * unit,
        size * unit,
      )
    if (slivers[i]) {
      const bend: Position = [
        (southWest[0] + northEast[0]) / 2 - reach * 2 ** -30,
        (southWest[1] + northEast[1]) / 2 + reach * 2 ** -30,
      ]
      leaves.set(name, { parent, polygons: [[[southWest, southEast, northEast, southWest]]] })
      leaves.set(`sliver-${name}`, { parent, polygons: [[[southWest, northEast, bend, southWest]]] })
      leaves.set(`north-${name}`, {
        parent,
        polygons: [[[southWest, bend, northEast, northWest, southWest]]],
      })
      continue
    }
    const shell = [southWest, southEast, northEast, northWest, southWest]
    const [hole, core] = [middle(8), middle(4)]
    const own: Polygons = [pit === 'none' ? [shell] : [shell, hole.toReversed()]]
    if (pit === 'leaf') leaves.set(`pit-${name}`, { parent, polygons: [[hole]] })
    if (pit === 'enclave') enclaves.push([hole])
    if (pit === 'nested') {
      leaves.set(`pit-${name}`, { parent, polygons: [[hole, core.toReversed()]] })
      own.push([core])
    }
    leaves.set(name, { parent, polygons: own })
  }
  leaves.get('0-0')?.polygons.push(...enclaves)
  return [
    cell('even', null, null, 'district'),
    cell('odd', null, [[square(100.5, south + 0.25, 2)]], 'district'),
    ...Array.from({ length: columns }, (_, i) => cell(`column-${i}`, i % 2 ? 'odd' : 'even', null, 'column')),
    ...[...leaves].map(([code, { parent, polygons }]) => cell(code, parent, polygons)),
  ]
}
