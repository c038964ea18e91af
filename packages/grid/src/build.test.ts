import { describe, expect, test } from 'vitest'
import { build, type Cell, cells, children, GridError, type GridFault, interior, outline } from './grid.ts'
import { cell, countyOfFourTowns, square } from './square.fixture.ts'

function faultOf(deed: () => unknown): { code: GridFault; cell: string | undefined } {
  try {
    deed()
  } catch (error) {
    if (error instanceof GridError) return { code: error.code, cell: error.cell }
    throw error
  }
  throw new Error('expected a GridError')
}

const area = [[square(100, 40, 1)]]
const ring = square(100, 40, 1)

describe('build refuses', () => {
  const faulty: [string, Cell[], GridFault, string | undefined][] = [
    ['no cells', [], 'grid.empty', undefined],
    ['two cells with one code', [cell('a', null, area), cell('a', null, area)], 'cell.duplicate', 'a'],
    ['a parent that is not there', [cell('a', 'x', area)], 'cell.parent-unknown', 'a'],
    ['a cell that is its own ancestor', [cell('a', 'b', area), cell('b', 'a', area)], 'cell.cycle', 'a'],
    ['a leaf without polygons', [cell('a', null, null)], 'cell.no-area', 'a'],
    ['a cell with an empty list of polygons', [cell('a', null, [])], 'cell.no-area', 'a'],
    ['a polygon without rings', [cell('a', null, [[]])], 'cell.no-area', 'a'],
    [
      'a ring on one line',
      [
        cell('a', null, [
          [
            [
              [1, 1],
              [2, 2],
              [3, 3],
              [1, 1],
            ],
          ],
        ]),
      ],
      'cell.no-area',
      'a',
    ],
    [
      'a ring of three positions',
      [
        cell('a', null, [
          [
            [
              [1, 1],
              [2, 1],
              [1, 1],
            ],
          ],
        ]),
      ],
      'ring.too-short',
      'a',
    ],
    ['an open ring', [cell('a', null, [[ring.slice(0, 4)]])], 'ring.unclosed', 'a'],
    [
      'a coordinate that is not a number',
      [cell('a', null, [[ring.with(1, [Number.NaN, 40])]])],
      'coordinate.out-of-range',
      'a',
    ],
    [
      'an infinite coordinate',
      [cell('a', null, [[ring.with(1, [101, Infinity])]])],
      'coordinate.out-of-range',
      'a',
    ],
    [
      'latitude before longitude',
      [cell('a', null, [[ring.map(([x, y]): [number, number] => [y, x])]])],
      'coordinate.out-of-range',
      'a',
    ],
  ]
  test.each(faulty)('%s', (_, input, code, culprit) => {
    expect(faultOf(() => build(input, 'wgs84'))).toEqual({ code, cell: culprit })
  })
})

describe('a built grid', () => {
  const input = countyOfFourTowns()
  const index = build(input, 'wgs84')

  test('lists its cells with parents first, then by code', () => {
    expect([...cells(index)].map(({ code }) => code)).toEqual(['county', 'A', 'B', 'C', 'D', 'A1'])
    expect([...cells(index)].at(-1)).toEqual({
      code: 'A1',
      name: 'cell A1',
      level: 'village',
      parent: 'A',
      site: null,
    })
  })

  test('gives the children of a cell by code', () => {
    expect(children(index, 'county').map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D'])
    expect(children(index, 'B')).toEqual([])
  })

  test('gives back every outline exactly as it came', () => {
    for (const { code, polygons } of input) expect(outline(index, code)).toEqual(polygons)
  })

  test('has no outline for a cell known only through its children', () => {
    const rooted = build([cell('root', null, null), cell('a', 'root', area)], 'wgs84')
    expect(outline(rooted, 'root')).toBeNull()
    expect(interior(rooted, 'root')).toEqual([100.5, 40.5])
  })

  test('puts the interior point in the widest part, out of holes', () => {
    const holed = build(
      [cell('a', null, [[square(100, 40, 4), square(100.5, 40.5, 3).toReversed()]])],
      'wgs84',
    )
    const [x, y] = interior(holed, 'a')
    expect(Math.min(x - 100, 104 - x, y - 40, 44 - y)).toBeGreaterThan(0)
    expect(x < 100.5 || x > 103.5 || y < 40.5 || y > 43.5).toBe(true)
  })

  test('does not know a code that was not built', () => {
    const unknown = { code: 'cell.unknown', cell: 'Z' }
    expect(faultOf(() => outline(index, 'Z'))).toEqual(unknown)
    expect(faultOf(() => interior(index, 'Z'))).toEqual(unknown)
    expect(faultOf(() => children(index, 'Z'))).toEqual(unknown)
  })
})
