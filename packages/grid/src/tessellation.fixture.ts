import fc from 'fast-check'
import type { Cell, Polygons } from './grid.ts'
import { cell, square } from './square.fixture.ts'

type Position = [number, number]

/** Degrees; a power of two, so that midpoints of edges are exact. */
const unit = 2 ** -6

/**
 * Quadrilaterals that share the edges of a shaken lattice, some with a square hole. The hole is empty, a leaf of its own
 * or a second part of another quadrilateral. Columns are cells known only through their leaves; one root is too; another
 * root has a polygon that pays no heed to its children.
 */
export const tessellation: fc.Arbitrary<Cell[]> = fc
  .record({ columns: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 1, max: 6 }) })
  .chain(({ columns, rows }) =>
    fc
      .record({
        shake: fc.array(fc.tuple(nudge, nudge), {
          minLength: (columns + 1) * (rows + 1),
          maxLength: (columns + 1) * (rows + 1),
        }),
        holes: fc.array(fc.constantFrom('none', 'empty', 'leaf', 'enclave'), {
          minLength: columns * rows,
          maxLength: columns * rows,
        }),
      })
      .map(({ shake, holes }) => shaken(columns, shake, holes)),
  )

const nudge = fc.integer({ min: -16, max: 16 })

function shaken(columns: number, shake: Position[], holes: string[]): Cell[] {
  const corner = (column: number, row: number): Position => {
    const [dx, dy] = shake[row * (columns + 1) + column] ?? [0, 0]
    return [100 + (column * 64 + dx) * unit, 40 + (row * 64 + dy) * unit]
  }
  const leaves = new Map<string, { parent: string; polygons: Polygons }>()
  const enclaves: Polygons = []
  for (const [i, hole] of holes.entries()) {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    const shell = [
      corner(column, row),
      corner(column + 1, row),
      corner(column + 1, row + 1),
      corner(column, row + 1),
      corner(column, row),
    ]
    const pit = square(100 + (column * 64 + 28) * unit, 40 + (row * 64 + 28) * unit, 8 * unit)
    const parent = `column-${column}`
    leaves.set(`${column}-${row}`, {
      parent,
      polygons: [hole === 'none' ? [shell] : [shell, pit.toReversed()]],
    })
    if (hole === 'leaf') leaves.set(`pit-${column}-${row}`, { parent, polygons: [[pit]] })
    if (hole === 'enclave') enclaves.push([pit])
  }
  leaves.get('0-0')?.polygons.push(...enclaves)
  return [
    cell('even', null, null, 'district'),
    cell('odd', null, [[square(100.5, 40.25, 2)]], 'district'),
    ...Array.from({ length: columns }, (_, i) => cell(`column-${i}`, i % 2 ? 'odd' : 'even', null, 'column')),
    ...[...leaves].map(([code, { parent, polygons }]) => cell(code, parent, polygons)),
  ]
}
