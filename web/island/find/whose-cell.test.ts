import { build } from '@wangge/grid'
import { expect, test } from 'vitest'
import { whoseCell } from './whose-cell.ts'

type Ring = [number, number][]

/** One degree wide and high. */
const square = (west: number): Ring[][] => [
  [
    [
      [west, 40],
      [west + 1, 40],
      [west + 1, 41],
      [west, 41],
      [west, 40],
    ],
  ],
]

const grid = build(
  [
    { code: '1', name: '县', level: 'county', parent: null, polygons: null },
    { code: '11', name: '西村', level: 'village', parent: '1', polygons: square(100) },
    { code: '12', name: '东村', level: 'village', parent: '1', polygons: square(101) },
  ],
  'wgs84',
)

const at = (longitude: number, accuracy: number) => whoseCell(grid, { longitude, latitude: 40.5, accuracy })
const codes = (cells: readonly { readonly code: string }[]) => cells.map(({ code }) => code)

test('inside, the chain of cells is told and no other cell', () => {
  const { cells, neighbours, nearest } = at(100.5, 20)
  expect(codes(cells)).toEqual(['1', '11'])
  expect([neighbours, nearest]).toEqual([[], null])
})

test('near a boundary the other cell is told too', () => {
  const { cells, neighbours } = at(100.9999, 20)
  expect(codes(cells)).toEqual(['1', '11'])
  expect(codes(neighbours)).toEqual(['12'])
})

test('a position known to a hundred kilometres does not call every cell a neighbour', () => {
  const { accuracy, neighbours } = at(100.5, 100_000)
  expect([accuracy, neighbours]).toEqual([100_000, []])
})

test('outside, the nearest cell is told with its distance', () => {
  const { cells, nearest } = at(102.01, 20)
  expect(cells).toEqual([])
  expect(nearest).toMatchObject({ code: '12', distance: expect.closeTo(845.5, 0) })
})
