import { describe, expect, test } from 'vitest'
import { yanbian } from './demo-grids.fixture.ts'
import { build, cells, convert, interior, locate } from './grid.ts'
import { cell, countyOfFourTowns, square } from './square.fixture.ts'

const index = build(countyOfFourTowns(), 'wgs84')
const at = (lng: number, lat: number, accuracy?: number) =>
  locate(index, { lng, lat, datum: 'wgs84' }, accuracy)
const codes = (cells: { code: string }[]) => cells.map(({ code }) => code)
const metresPerDegree = 111_195

describe('the cells of a point', () => {
  test('inside a leaf are its chain, top first', () => {
    expect(at(99.1, 39.3)).toEqual({
      hits: [
        { code: 'county', name: 'cell county', level: 'county' },
        { code: 'A', name: 'cell A', level: 'town' },
        { code: 'A1', name: 'cell A1', level: 'village' },
      ],
      cells: [
        { code: 'county', name: 'cell county', level: 'county' },
        { code: 'A', name: 'cell A', level: 'town' },
        { code: 'A1', name: 'cell A1', level: 'village' },
      ],
      boundary: false,
      neighbours: [],
      nearest: null,
    })
  })

  test('end above the leaves where no leaf covers the point', () => {
    expect(codes(at(99.4, 39.3).cells)).toEqual(['county', 'A'])
    expect(at(99.4, 39.3).nearest).toBeNull()
  })

  test('on a shared edge are all those that meet there, and the lowest code is chosen', () => {
    const found = at(100.5, 40)
    expect(codes(found.hits)).toEqual(['county', 'B', 'D'])
    expect(codes(found.cells)).toEqual(['county', 'B'])
  })

  test('on a shared vertex are all those that meet there', () => {
    const found = at(100, 40)
    expect(codes(found.hits)).toEqual(['county', 'A', 'B', 'C', 'D'])
    expect(codes(found.cells)).toEqual(['county', 'A'])
    expect(codes(found.neighbours)).toEqual(['B', 'C', 'D'])
  })

  test('prefer a deeper level to a lower code on a shared edge', () => {
    const mixed = build(
      [
        cell('2', null, [[square(100, 40, 1)]], 'county'),
        cell('21', '2', [[square(100, 40, 1)]]),
        cell('1', null, [[square(101, 40, 1)]], 'county'),
      ],
      'wgs84',
    )
    const found = locate(mixed, { lng: 101, lat: 40.5, datum: 'wgs84' })
    expect(codes(found.hits)).toEqual(['1', '2', '21'])
    expect(codes(found.cells)).toEqual(['2', '21'])
    expect(found.neighbours).toEqual([{ code: '1', name: 'cell 1', level: 'county', distance: 0 }])
  })

  test('in a hole are those of the enclave', () => {
    expect(codes(at(99.6, 39.6).cells)).toEqual(['county', 'D'])
    expect(codes(at(99.6, 39.6).hits)).toEqual(['county', 'D'])
  })

  test('on the rim of a hole are the enclave and the cell around it', () => {
    expect(codes(at(99.5, 39.6).hits)).toEqual(['county', 'A', 'D'])
    expect(codes(at(99.5, 39.5).hits)).toEqual(['county', 'A', 'D'])
  })

  test('on the outer corners of the grid are found', () => {
    expect(codes(at(99, 39).cells)).toEqual(['county', 'A', 'A1'])
    expect(codes(at(101, 41).cells)).toEqual(['county', 'D'])
  })

  test('include a parent that is known only through its children', () => {
    const two = [
      cell('r', null, null),
      cell('a', 'r', [[square(100, 40, 1)]]),
      cell('b', 'r', [[square(103, 40, 1)]]),
    ]
    const rooted = build(two, 'wgs84')
    expect(codes(locate(rooted, { lng: 103.5, lat: 40.5, datum: 'wgs84' }).hits)).toEqual(['r', 'b'])
    expect(codes(locate(rooted, { lng: 102, lat: 40.5, datum: 'wgs84' }).hits)).toEqual([])
  })

  test('are decided by the last bit of the coordinate', () => {
    const slanted = build(
      [
        cell('a', null, [
          [
            [
              [0, 0],
              [3, 1],
              [0, 1],
              [0, 0],
            ],
          ],
        ]),
      ],
      'wgs84',
    )
    const covered = (lng: number, lat: number) =>
      locate(slanted, { lng, lat, datum: 'wgs84' }).cells.length === 1
    expect(covered(1.5, 0.5)).toBe(true)
    expect(covered(1.5 + 2 ** -52, 0.5)).toBe(false)
    expect(covered(1.5 - 2 ** -52, 0.5)).toBe(true)
  })
})

describe('outside every cell', () => {
  test('there are no cells, and the nearest leaf is named with its distance in metres', () => {
    const found = at(101.1, 39.5)
    expect(found.hits).toEqual([])
    expect(found.cells).toEqual([])
    expect(found.boundary).toBe(false)
    expect(found.nearest?.code).toBe('B')
    const expected = 0.1 * metresPerDegree * Math.cos((39.5 * Math.PI) / 180)
    expect(found.nearest?.distance).toBeCloseTo(expected, 0)
  })

  test('the nearest leaf is found from far away', () => {
    expect(at(-70, -30).nearest?.code).toBe('A1')
    expect(at(120, 60).nearest?.code).toBe('D')
  })
})

describe('the boundary flag', () => {
  const metres = (count: number) => count / metresPerDegree

  test('is up within a metre of another leaf, however accurate the point claims to be', () => {
    const found = at(100.5, 40 + metres(0.5), 0)
    expect(found.boundary).toBe(true)
    expect(codes(found.cells)).toEqual(['county', 'D'])
    expect(codes(found.neighbours)).toEqual(['B'])
    expect(found.neighbours[0]?.distance).toBeCloseTo(0.5, 3)
    expect(at(100.5, 40 + metres(1.5), 0).boundary).toBe(false)
  })

  test('follows the accuracy of the point', () => {
    expect(at(100.5, 40 + metres(80), 79).boundary).toBe(false)
    expect(at(100.5, 40 + metres(80), 81).boundary).toBe(true)
  })

  test('lists the other leaves nearest first', () => {
    const found = at(100 + metres(30), 40 + metres(20), 100)
    expect(codes(found.cells)).toEqual(['county', 'D'])
    expect(codes(found.neighbours)).toEqual(['B', 'C'])
    expect(found.neighbours[0]?.distance).toBeCloseTo(20, 1)
    expect(found.neighbours[1]?.distance).toBeCloseTo(30 * Math.cos((40 * Math.PI) / 180), 1)
  })

  test('stays down beside the outer rim, where no other leaf is', () => {
    expect(at(101 - metres(0.5), 40.5).boundary).toBe(false)
  })

  test('is up outside the grid when a leaf is within the accuracy', () => {
    const found = at(101 + metres(5), 40.5, 10)
    expect(found.cells).toEqual([])
    expect(codes(found.neighbours)).toEqual(['D'])
    expect(found.nearest).toEqual(found.neighbours[0])
  })
})

describe('the datum', () => {
  const demo = build(yanbian(), 'wgs84')
  const yanji = { lng: 129.5089, lat: 42.8912 }

  test('of a point is brought to that of the grid', () => {
    const straight = locate(demo, { ...yanji, datum: 'wgs84' })
    for (const datum of ['gcj02', 'bd09'] as const) {
      expect(codes(locate(demo, { ...convert(yanji, 'wgs84', datum), datum }).cells)).toEqual(
        codes(straight.cells),
      )
    }
    expect(codes(straight.cells)).toHaveLength(4)
  })

  test('mixed up puts some points into the wrong village', () => {
    const village = [...cells(demo)].filter(({ level }) => level === 'village')
    const wrong = village.filter(({ code }) => {
      const [lng, lat] = interior(demo, code)
      const shifted = convert({ lng, lat }, 'wgs84', 'bd09')
      return locate(demo, { ...shifted, datum: 'wgs84' }).cells.at(-1)?.code !== code
    })
    expect(wrong.length).toBeGreaterThan(0)
  })

  test('of the grid may be GCJ-02', () => {
    const local = build(countyOfFourTowns(), 'gcj02')
    const place = { lng: 100.001, lat: 40.5 }
    expect(codes(locate(local, { ...place, datum: 'gcj02' }).cells)).toEqual(['county', 'D'])
    const moved = convert(place, 'gcj02', 'wgs84')
    expect(codes(locate(local, { ...moved, datum: 'wgs84' }).cells)).toEqual(['county', 'D'])
    expect(codes(locate(local, { ...moved, datum: 'gcj02' }).cells)).toEqual(['county', 'C'])
  })
})

describe('locate refuses', () => {
  test.each([
    [Number.NaN, 40],
    [100, Infinity],
    [40, 100],
    [181, 40],
  ])('the point (%d, %d)', (lng, lat) => {
    expect(() => at(lng, lat)).toThrow(expect.objectContaining({ code: 'point.out-of-range' }))
  })

  test.each([-1, Number.NaN, Infinity])('an accuracy of %d metres', (accuracy) => {
    expect(() => at(100, 40, accuracy)).toThrow(expect.objectContaining({ code: 'accuracy.out-of-range' }))
  })
})
