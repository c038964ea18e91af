import { describe, expect, test } from 'vitest'
import { build, type Cell, cells, decode, encode, interior, locate, outline } from './grid.ts'
import { cell, square } from './square.fixture.ts'

const place = { lng: 100.25, lat: 40.75 }
const point = (code: string, parent: string): Cell => ({ ...cell(code, parent, null, 'point'), site: place })
const index = decode(
  encode(
    build(
      [
        cell('town', null, null),
        cell('west', 'town', [[square(100, 40, 1)]]),
        cell('east', 'town', [[square(101, 40, 1)]]),
        point('mill', 'west'),
        point('fair', 'town'),
        { ...cell('pond', 'east', [[square(101.5, 40.5, 0.25)]]), site: { lng: 101.6, lat: 40.6 } },
      ],
      'wgs84',
    ),
  ),
)
const at = (lng: number, lat: number, accuracy?: number) =>
  locate(index, { lng, lat, datum: 'wgs84' }, accuracy)
const codes = (refs: { code: string }[]) => refs.map(({ code }) => code)

describe('a cell that is only a position', () => {
  test('keeps its site, has no outline, and its site stands for its interior', () => {
    const sites = new Map([...cells(index)].map(({ code, site }) => [code, site]))
    expect(sites.get('mill')).toEqual(place)
    expect(sites.get('west')).toBeNull()
    expect(outline(index, 'mill')).toBeNull()
    expect(interior(index, 'mill')).toEqual([100.25, 40.75])
  })

  test('is never hit, near or nearest', () => {
    const found = at(place.lng, place.lat, 500)
    expect(codes(found.hits)).toEqual(['town', 'west'])
    expect(found.neighbours).toEqual([])
    expect(at(99.9, 40.75).nearest?.code).toBe('west')
  })

  test('leaves its parent an end that is told as neighbour and as nearest', () => {
    expect(codes(at(101.0001, 40.5, 50).neighbours)).toEqual(['west'])
  })

  test('does not draw the middle of a parent known only through its children', () => {
    expect(codes(at(...interior(index, 'town')).hits)).not.toEqual([])
    expect(interior(index, 'town')).not.toEqual([100.25, 40.75])
  })
})

describe('a cell with a site and an area', () => {
  test('is hit like any other', () => {
    expect(codes(at(101.6, 40.6).cells)).toEqual(['town', 'east', 'pond'])
  })

  test('does not divide its parent, which is still told as neighbour', () => {
    expect(codes(at(100.9999, 40.5, 50).neighbours)).toEqual(['east'])
    expect(codes(at(101.4999, 40.6, 50).neighbours)).toEqual(['pond'])
    expect(at(101.6, 40.5001, 50).neighbours).toEqual([])
  })
})

describe('build refuses', () => {
  const refusal = (input: Cell[]) => {
    try {
      build(input, 'wgs84')
    } catch (error) {
      return error
    }
  }

  test('a parent with nothing but positions below it', () => {
    expect(
      refusal([cell('a', null, null), point('b', 'a'), cell('c', null, [[square(1, 1, 1)]])]),
    ).toMatchObject({ code: 'cell.no-area', cell: 'a' })
  })

  test('a grid of nothing but positions', () => {
    expect(refusal([{ ...point('b', 'a'), parent: null }])).toMatchObject({ code: 'grid.empty' })
  })

  test('a site off the globe', () => {
    const off = { ...cell('a', null, [[square(1, 1, 1)]]), site: { lng: 10, lat: 91 } }
    expect(refusal([off])).toMatchObject({ code: 'coordinate.out-of-range', cell: 'a' })
  })
})
