import { describe, expect, test } from 'vitest'
import {
  build,
  type Cell,
  cellAt,
  chosenOf,
  type GridIndex,
  hitRoom,
  hitsAt,
  locate,
  outline,
} from './grid.ts'
import { oracleOf } from './oracle.fixture.ts'
import { cell, square } from './square.fixture.ts'

function hitCodes(index: GridIndex, lng: number, lat: number): string[] {
  const room = hitRoom(index)
  return [...room.subarray(0, hitsAt(index, lng, lat, room))].map((number) => cellAt(index, number).code)
}

/** Places along a diagonal of a box, ends included. */
function* diagonal(west: number, south: number, side: number, steps: number) {
  for (let step = 0; step <= steps; step++) {
    yield { lng: west + (side * step) / steps, lat: south + (side * step) / steps }
  }
}

describe('a square with very many borders', () => {
  /** Sixty triangles that meet in one vertex: more candidates than a mask holds, however small the square. */
  const centre: [number, number] = [100, 40]
  const rim = Array.from({ length: 61 }, (_, i): [number, number] => [
    100 + Math.cos((i * Math.PI) / 30),
    40 + Math.sin((i * Math.PI) / 30),
  ])
  rim[60] = rim[0] as [number, number]
  const fan: Cell[] = rim
    .slice(1)
    .map((corner, i) => cell(`t${i + 10}`, null, [[[centre, rim[i] as [number, number], corner, centre]]]))
  const index = build(fan, 'wgs84')

  test('hits every cell that meets in a vertex', () => {
    expect(hitCodes(index, 100, 40)).toEqual(fan.map(({ code }) => code))
  })

  test('hits the one cell beside it', () => {
    const oracle = oracleOf(fan)
    for (const [x, y] of rim) {
      const place = { lng: 100 + (x - 100) / 1e5 + 1e-7, lat: 40 + (y - 40) / 1e5 }
      expect(new Set(hitCodes(index, place.lng, place.lat))).toEqual(oracle(place))
    }
  })
})

describe('cells that do not nest', () => {
  const careless = [
    cell('wide', null, [[square(100, 40, 4)]]),
    cell('other', null, [[square(102, 40, 4)]]),
    cell('out', 'wide', [[square(103, 41, 4)]]),
    cell('twice', 'out', [[square(100, 40, 2)], [square(101, 41, 2)]]),
  ]
  const index = build(careless, 'wgs84')

  test('are each judged by their own polygons', () => {
    const oracle = oracleOf(careless)
    for (const place of diagonal(99.5, 39.5, 8, 400)) {
      expect(new Set(hitCodes(index, place.lng, place.lat))).toEqual(oracle(place))
    }
  })

  test('come once each, parents first', () => {
    expect(hitCodes(index, 101.5, 41.5)).toEqual(['wide', 'twice'])
    expect(hitCodes(index, 103.5, 41.5)).toEqual(['other', 'wide', 'out'])
  })
})

test('a border that a polygon runs along twice still belongs to it', () => {
  const spiked: [number, number][] = [
    [100, 40],
    [104, 40],
    [104, 44],
    [107, 47],
    [104, 44],
    [100, 44],
    [100, 40],
  ]
  const index = build([cell('spike', null, [[spiked]])], 'wgs84')
  expect(hitCodes(index, 105, 45)).toEqual(['spike'])
  expect(hitCodes(index, 105, 45 + 2 ** -40)).toEqual([])
  expect(hitCodes(index, 103, 43)).toEqual(['spike'])
  expect(outline(index, 'spike')).toEqual([[spiked]])
})

test('a place that is not a number is nowhere', () => {
  const index = build([cell('a', null, [[square(100, 40, 1)]])], 'wgs84')
  expect(hitCodes(index, Number.NaN, 40.5)).toEqual([])
  expect(hitCodes(index, 100.5, Number.NaN)).toEqual([])
})

test('the chosen one of the hits is the last of the chain that locate tells', () => {
  const index = build([cell('a', null, null), cell('b', 'a', [[square(100, 40, 1)]])], 'wgs84')
  const room = hitRoom(index)
  const count = hitsAt(index, 100.5, 40.5, room)
  const told = locate(index, { lng: 100.5, lat: 40.5, datum: 'wgs84' }).cells.at(-1)
  expect(cellAt(index, chosenOf(index, room, count))).toEqual(told)
  expect(chosenOf(index, room, 0)).toBe(-1)
})

test('a large cell among small ones is told as a neighbour and as nearest by its nearest edge', () => {
  const plain = Array.from({ length: 40 }, (_, i) =>
    cell(`s${i + 10}`, null, [[square(100 + i / 50, 40, 0.02)]]),
  )
  const index = build([...plain, cell('large', null, [[square(100, 40.02, 20)]])], 'wgs84')
  const metres = (count: number) => count / 111_195
  const found = locate(index, { lng: 100.41, lat: 40.02 - metres(3), datum: 'wgs84' }, 5)
  expect(found.neighbours.map(({ code }) => code)).toEqual(['large'])
  expect(found.neighbours[0]?.distance).toBeCloseTo(3, 2)
  const outside = locate(index, { lng: 130, lat: 50, datum: 'wgs84' })
  expect(outside.nearest?.code).toBe('large')
})
