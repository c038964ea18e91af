import { describe, expect, test } from 'vitest'
import { GridError, type Polygons } from '../cell.ts'
import {
  cell,
  county,
  covers,
  east,
  expectKm2,
  type Ring,
  rectangle,
  rectangleKm2,
  west,
} from './survey.fixture.ts'
import { survey } from './survey.ts'

describe('a scheme without a blind spot', () => {
  test('has no defect, all of its area and full coverage', () => {
    const { defects, areaKm2, rootsKm2, coverage, ignored } = survey([county, west, east])
    expect(defects).toEqual([])
    expect(ignored).toEqual({ count: 0, areaKm2: 0 })
    expectKm2(areaKm2.get('west'), rectangleKm2(100, 40, 101, 41))
    expectKm2(rootsKm2, rectangleKm2(100, 40, 102, 41))
    expect(coverage).toEqual(new Map([['county', { areaKm2: rootsKm2, coveredKm2: rootsKm2, share: 1 }]]))
  })

  test('may turn its rings either way and have corners on the edges of a neighbour', () => {
    const corners: Ring = [
      [100, 40],
      [100, 41],
      [101, 41],
      [101, 40.3],
      [101, 40],
      [100, 40],
    ]
    expect(survey([county, { ...west, polygons: [[corners]] }, east]).defects).toEqual([])
  })

  test('may have a hole that another cell fills, and a cell of several parts', () => {
    const pit = rectangle(100.5, 40.5, 100.6, 40.6)
    const cells = [
      county,
      { ...west, polygons: [[rectangle(100, 40, 101, 41), pit]] },
      { ...east, polygons: [[rectangle(101, 40, 102, 41)], [pit]] },
    ]
    const { defects, areaKm2 } = survey(cells)
    expect(defects).toEqual([])
    expectKm2(areaKm2.get('east'), rectangleKm2(101, 40, 102, 41) + rectangleKm2(100.5, 40.5, 100.6, 40.6))
  })

  test('is surveyed alike in whatever order its cells come', () => {
    const cells = [county, { ...west, polygons: [[rectangle(100, 40, 101.1, 40.9)]] }, east]
    expect(survey(cells.toReversed())).toEqual(survey(cells))
  })

  test('may be empty', () => {
    expect(survey([])).toMatchObject({ rootsKm2: 0, defects: [] })
  })
})

describe('a gap', () => {
  test('is found with its area, a place and its outline', () => {
    const { defects, coverage } = survey([
      county,
      { ...west, polygons: [[rectangle(100, 40, 100.75, 41)]] },
      east,
    ])
    expect(defects).toHaveLength(1)
    const [gap] = defects
    expect(gap).toMatchObject({ kind: 'gap', cell: 'county' })
    expectKm2(gap?.areaKm2, rectangleKm2(100.75, 40, 101, 41))
    expect(gap?.at[0]).toBeCloseTo(100.875)
    expect(gap?.at[1]).toBeCloseTo(40.5)
    expect(gap?.polygons).toHaveLength(1)
    expect(new Set(gap?.polygons?.[0]?.[0]?.map(String))).toEqual(
      new Set(['100.75,40', '101,40', '101,41', '100.75,41']),
    )
    expect(coverage.get('county')?.share).toBeCloseTo(0.875, 6)
  })

  test('is found once for every connected piece', () => {
    const holed = [
      rectangle(100, 40, 101, 41),
      rectangle(100.2, 40.2, 100.3, 40.3),
      rectangle(100.7, 40.7, 100.8, 40.8),
    ]
    const { defects } = survey([county, { ...west, polygons: [holed] }, east])
    expect(defects.map(({ kind, at }) => [kind, at.map((degrees) => degrees.toFixed(2))])).toEqual([
      ['gap', ['100.25', '40.25']],
      ['gap', ['100.75', '40.75']],
    ])
  })

  test('is found where children surround it, under a root that has no polygons', () => {
    const cells = [
      { ...county, polygons: null },
      { ...west, polygons: [[rectangle(100, 40, 101, 41), rectangle(100.2, 40.2, 100.4, 40.4)]] },
      east,
    ]
    const { defects, coverage } = survey(cells)
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'gap', cell: 'county' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(100.2, 40.2, 100.4, 40.4))
    expectKm2(coverage.get('county')?.areaKm2, rectangleKm2(100, 40, 102, 41))
    expectKm2(
      coverage.get('county')?.coveredKm2,
      rectangleKm2(100, 40, 102, 41) - rectangleKm2(100.2, 40.2, 100.4, 40.4),
    )
  })

  test('is judged through a cell without polygons, whose children stand for it', () => {
    const cells = [
      county,
      cell('town', 'county', null, 'town'),
      { ...west, parent: 'town' },
      { ...east, parent: 'town', polygons: [[rectangle(101, 40, 102, 40.5)]] },
    ]
    const { defects, areaKm2 } = survey(cells)
    expect(defects.map(({ kind, cell }) => [kind, cell])).toEqual([['gap', 'county']])
    expectKm2(areaKm2.get('town'), rectangleKm2(100, 40, 101, 41) + rectangleKm2(101, 40, 102, 40.5))
  })

  test('is drawn coarsely when its outline has thousands of corners', () => {
    const circle = Array.from({ length: 5000 }, (_, i): [number, number] => [
      100.5 + 0.4 * Math.cos((i * Math.PI) / 2500),
      40.5 + 0.4 * Math.sin((i * Math.PI) / 2500),
    ])
    const hole = [...circle, ...circle.slice(0, 1)]
    const { defects } = survey([county, { ...west, polygons: [[rectangle(100, 40, 101, 41), hole]] }, east])
    const [gap] = defects
    expect(gap?.polygons?.flat(2).length).toBeLessThan(502)
    expect(gap?.polygons?.flat(2).length).toBeGreaterThan(50)
    expect(covers(gap?.polygons, [100.5 + 0.395 * Math.SQRT1_2, 40.5 + 0.395 * Math.SQRT1_2])).toBe(true)
    expect(covers(gap?.polygons, [100.5 + 0.405 * Math.SQRT1_2, 40.5 + 0.405 * Math.SQRT1_2])).toBe(false)
  })
})

describe('an overlap', () => {
  test('is found with both codes, the lower first', () => {
    const { defects, coverage } = survey([
      county,
      { ...west, polygons: [[rectangle(100, 40, 101.25, 41)]] },
      east,
    ])
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'overlap', cell: 'east', other: 'west' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(101, 40, 101.25, 41))
    expect(defects[0]?.at[0]).toBeCloseTo(101.125)
    expect(coverage.get('county')?.share).toBe(1)
  })

  test('is found where a cell lies wholly inside its sibling', () => {
    const inner = cell('inner', 'county', [[rectangle(100.4, 40.4, 100.5, 40.5)]])
    const { defects } = survey([county, west, east, inner])
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'overlap', cell: 'inner', other: 'west' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(100.4, 40.4, 100.5, 40.5))
  })

  test('is found between equal cells', () => {
    const { defects } = survey([county, west, east, { ...east, code: 'twin' }])
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'overlap', cell: 'east', other: 'twin' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(101, 40, 102, 41))
  })

  test('is listed ten thousand times at most under one parent', () => {
    const pile = Array.from({ length: 150 }, (_, i) => ({ ...west, code: `west ${i}` }))
    expect(survey([county, east, ...pile]).defects).toHaveLength(10_000)
  })

  test('is found between children of a root without polygons', () => {
    const cells = [
      { ...county, polygons: null },
      { ...west, polygons: [[rectangle(100, 40, 101.5, 41)]] },
      east,
    ]
    const { defects } = survey(cells)
    expect(defects.map(({ kind, cell, other }) => [kind, cell, other])).toEqual([['overlap', 'east', 'west']])
    expectKm2(defects[0]?.areaKm2, rectangleKm2(101, 40, 101.5, 41))
  })

  test('is found between roots', () => {
    const neighbour = cell('next', null, [[rectangle(101.9, 40, 103, 41)]], 'county')
    const { defects, rootsKm2 } = survey([county, west, east, neighbour])
    expect(defects.map(({ kind, cell, other }) => [kind, cell, other])).toEqual([
      ['overlap', 'county', 'next'],
    ])
    expectKm2(rootsKm2, rectangleKm2(100, 40, 102, 41) + rectangleKm2(101.9, 40, 103, 41))
  })

  test('is found between the children of different roots that have no polygons', () => {
    const cells = [
      cell('north', null, null, 'county'),
      cell('south', null, null, 'county'),
      cell('z', 'north', [[rectangle(100, 40, 101, 41)]]),
      cell('a', 'south', [[rectangle(100, 39, 101, 40.5)]]),
    ]
    const { defects } = survey(cells)
    expect(defects.map(({ kind, cell, other }) => [kind, cell, other])).toEqual([['overlap', 'a', 'z']])
    expectKm2(defects[0]?.areaKm2, rectangleKm2(100, 40, 101, 40.5))
  })

  test('makes up for no gap of the same area', () => {
    const shifted = { ...west, polygons: [[rectangle(100.25, 40, 101.25, 41)]] }
    expect(survey([county, shifted, east]).defects.map(({ kind }) => kind)).toEqual(['gap', 'overlap'])
  })
})

describe('a child outside its parent', () => {
  test('is found with the area that is outside', () => {
    const { defects } = survey([county, west, { ...east, polygons: [[rectangle(101, 40, 102.5, 41)]] }])
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'outside-parent', cell: 'east', other: 'county' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(102, 40, 102.5, 41))
    expect(defects[0]?.at[0]).toBeCloseTo(102.25)
  })

  test('is told from the overlap that it makes out there', () => {
    const cells = [
      county,
      { ...west, polygons: [[rectangle(100, 40, 101, 42)]] },
      { ...east, polygons: [[rectangle(101, 40, 102, 41)], [rectangle(100, 41, 101, 42)]] },
    ]
    const { defects } = survey(cells)
    expect(defects.map(({ kind, cell, other }) => [kind, cell, other])).toEqual([
      ['outside-parent', 'east', 'county'],
      ['overlap', 'east', 'west'],
      ['outside-parent', 'west', 'county'],
    ])
    for (const { areaKm2 } of defects) expectKm2(areaKm2, rectangleKm2(100, 41, 101, 42))
  })
})

describe('a grid point', () => {
  const works = (polygons: Polygons | null, site?: { lng: number; lat: number }) => ({
    ...cell('works', 'west', polygons, 'point'),
    ...(site && { site }),
  })
  const points = { pointLevels: ['point'] }

  test('with polygons need not share the cell with others, only lie inside it', () => {
    const cells = [county, west, east, works([[rectangle(100.4, 40.4, 100.5, 40.5)]])]
    const { defects, coverage, areaKm2 } = survey(cells, points)
    expect(defects).toEqual([])
    expect([...coverage.keys()]).toEqual(['county'])
    expectKm2(areaKm2.get('works'), rectangleKm2(100.4, 40.4, 100.5, 40.5))
    expect(survey(cells).defects.map(({ kind, cell }) => [kind, cell])).toEqual([['gap', 'west']])
  })

  test('may overlap another', () => {
    const second = { ...works([[rectangle(100.45, 40.4, 100.6, 40.5)]]), code: 'works 2' }
    const cells = [county, west, east, works([[rectangle(100.4, 40.4, 100.5, 40.5)]]), second]
    expect(survey(cells, points).defects).toEqual([])
  })

  test('with polygons partly outside the cell above it is found', () => {
    const { defects } = survey([county, west, east, works([[rectangle(100.9, 40.4, 101.1, 40.5)]])], points)
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'outside-parent', cell: 'works', other: 'west' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(101, 40.4, 101.1, 40.5))
  })

  test('with a site only is held by the cell above it, the border included', () => {
    for (const lng of [100.5, 101, 101.0000005]) {
      expect(survey([county, west, east, works(null, { lng, lat: 40.5 })], points).defects).toEqual([])
    }
  })

  test('whose site is elsewhere is found', () => {
    const { defects } = survey([county, west, east, works(null, { lng: 101.001, lat: 40.5 })], points)
    expect(defects).toEqual([
      { kind: 'site-outside-parent', cell: 'works', other: 'west', at: [101.001, 40.5] },
    ])
  })

  test('is held by what stands for a cell without polygons', () => {
    const cells = [{ ...county, polygons: null }, west, east]
    const at = (lng: number) => ({ ...works(null, { lng, lat: 40.5 }), parent: 'county' })
    expect(survey([...cells, at(101.5)], points).defects).toEqual([])
    expect(survey([...cells, at(102.5)], points).defects).toMatchObject([
      { kind: 'site-outside-parent', cell: 'works', other: 'county' },
    ])
  })
})

describe('the tolerance', () => {
  /** One metre of latitude is about 9.005e-6 degree. */
  const short = (metres: number) => ({
    ...west,
    polygons: [[rectangle(100, 40, 101, 41 - metres * 9.005e-6)]],
  })

  test('ignores a strip only when it is both narrow and small, and says how much it ignored', () => {
    const wide = { areaM2: 1e6, widthM: 1 }
    expect(survey([county, short(0.9), east], { tolerance: wide }).defects).toEqual([])
    expect(survey([county, short(1.1), east], { tolerance: wide }).defects).toHaveLength(1)
    expect(
      survey([county, short(0.9), east], { tolerance: { areaM2: 1e4, widthM: 1 } }).defects,
    ).toHaveLength(1)
    const { ignored, coverage } = survey([county, short(0.9), east], { tolerance: wide })
    expect(ignored.count).toBe(1)
    expect(ignored.areaKm2 * 1e6).toBeGreaterThan(0.89 * 83_900)
    expect(ignored.areaKm2 * 1e6).toBeLessThan(0.91 * 84_100)
    expect(coverage.get('county')?.share).toBeLessThan(1)
  })

  test('is by default what borders drawn separately to six decimals leave between them', () => {
    const corner = (lng: number): Ring => [
      [100, 40],
      [101, 40],
      [lng, 40.005],
      [101, 40.01],
      [101, 41],
      [100, 41],
      [100, 40],
    ]
    const { defects, ignored } = survey([county, { ...west, polygons: [[corner(100.9999999)]] }, east])
    expect(defects).toEqual([])
    expect(ignored.count).toBe(1)
    expect(survey([county, { ...west, polygons: [[corner(100.999)]] }, east]).defects).toHaveLength(1)
  })
})

describe('what cannot be surveyed', () => {
  test.each([
    ['cell.duplicate', [county, west, west]],
    ['cell.parent-unknown', [west]],
    ['cell.cycle', [cell('a', 'b', null), cell('b', 'a', null)]],
    ['cell.no-area', [cell('a', null, [[]])]],
    ['cell.no-area', [cell('a', null, [[[]]])]],
    ['coordinate.out-of-range', [cell('a', null, [[rectangle(100, 40, 101, 91)]])]],
    ['coordinate.out-of-range', [cell('a', null, [[rectangle(100, 40, Number.NaN, 41)]])]],
  ])('is refused as %s', (code, cells) => {
    expect(() => survey(cells)).toThrowError(expect.objectContaining({ code }))
    expect(() => survey(cells)).toThrowError(GridError)
  })
})
