import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { borderPlaces } from './border-places.fixture.ts'
import { gaochang, yanbian } from './demo-grids.fixture.ts'
import {
  build,
  type Cell,
  cellAt,
  decode,
  encode,
  type GridIndex,
  hitRoom,
  hitsAt,
  interior,
  type LngLat,
  locate,
} from './grid.ts'
import { metresToBorders, oracleOf, sideOf } from './oracle.fixture.ts'
import { tessellation } from './tessellation.fixture.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Anywhere in and around the grid, and on, or a rounding error beside, its vertices and edges. */
function placesOf(cells: Cell[], index: GridIndex): fc.Arbitrary<LngLat> {
  const rings = cells.flatMap(({ polygons }) => (polygons ?? []).flat())
  const [west = 0, south = 0, east = 0, north = 0] = index.bounds
  const rim = (east - west) / 20
  const anywhere = fc.record({
    lng: fc.double({ min: west - rim, max: east + rim, noNaN: true }),
    lat: fc.double({ min: south - rim, max: north + rim, noNaN: true }),
  })
  const alongEdge = fc
    .tuple(fc.nat(rings.length - 1), fc.nat(), fc.constantFrom(0, 0.25, 0.5, 0.7))
    .map(([r, e, t]) => {
      const ring = rings[r] ?? []
      const end = 1 + (e % (ring.length - 1))
      const [ax = 0, ay = 0] = ring[end - 1] ?? []
      const [bx = 0, by = 0] = ring[end] ?? []
      return { lng: ax + (bx - ax) * t, lat: ay + (by - ay) * t }
    })
  const ulp = 2 ** -45
  const beside = fc.tuple(alongEdge, fc.constantFrom(-ulp, 0, ulp), fc.constantFrom(-ulp, 0, ulp))
  return fc.oneof(
    anywhere,
    alongEdge,
    beside.map(([{ lng, lat }, dx, dy]) => ({ lng: lng + dx, lat: lat + dy })),
  )
}

function leavesOf(cells: Cell[]): Cell[] {
  const parents = new Set(cells.map(({ parent }) => parent))
  return cells.filter(({ code }) => !parents.has(code))
}

function chainOf(cells: Cell[], hits: Set<string>): string[] {
  const byCode = new Map(cells.map((cell) => [cell.code, cell]))
  const chain = (code: string | null): string[] =>
    code === null ? [] : [...chain(byCode.get(code)?.parent ?? null), code]
  const chains = [...hits].map(chain)
  const longest = Math.max(0, ...chains.map((codes) => codes.length))
  const deepest = chains.filter((codes) => codes.length === longest)
  return deepest.sort((a, b) => ((a.at(-1) ?? '') < (b.at(-1) ?? '') ? -1 : 1))[0] ?? []
}

function expectTruth(cells: Cell[], index: GridIndex, place: LngLat, accuracy: number): void {
  const found = locate(index, { ...place, datum: index.datum }, accuracy)
  const hits = oracleOf(cells)(place)
  expect(new Set(found.hits.map(({ code }) => code))).toEqual(hits)
  expect(found.hits).toHaveLength(hits.size)
  expect(found.cells.map(({ code }) => code)).toEqual(chainOf(cells, hits))

  const distances = new Map(
    leavesOf(cells).map(({ code, polygons }) => [
      code,
      hits.has(code) ? 0 : metresToBorders(polygons, place),
    ]),
  )
  if (hits.size === 0) expect(found.nearest?.distance).toBeCloseTo(Math.min(...distances.values()), 6)
  else expect(found.nearest).toBeNull()

  const reach = Math.max(accuracy, 1)
  distances.delete(found.cells.at(-1)?.code ?? '')
  const near = found.neighbours.map(({ code }) => code)
  const within = (metres: number) =>
    [...distances].filter(([, distance]) => distance < metres).map(([code]) => code)
  expect(near).toEqual(expect.arrayContaining(within(reach - rounding)))
  expect(within(reach + rounding)).toEqual(expect.arrayContaining(near))
  for (const { code, distance } of found.neighbours)
    expect(distance).toBeCloseTo(distances.get(code) ?? -1, 6)
  expect(found.boundary).toBe(near.length > 0)
  const order = found.neighbours.map(({ distance }) => distance)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
}

/** Metres. */
const rounding = 1e-6

const accuracies = fc.constantFrom(0, 5, 300, 4000)

describe.each([
  ['Gaochang', gaochang(), 1000],
  ['Yanbian', yanbian(), 300],
])('in %s', (_, cells, numRuns) => {
  const index = build(cells, 'wgs84')
  const oracle = oracleOf(cells)

  test('every vertex and every middle of an edge hits what the definition says', () => {
    const room = hitRoom(index)
    const hitCodes = ({ lng, lat }: LngLat) =>
      new Set([...room.subarray(0, hitsAt(index, lng, lat, room))].map((cell) => cellAt(index, cell).code))
    const wrong = [...borderPlaces(cells)].filter(
      (place) => !isDeepStrictEqual(hitCodes(place), oracle(place)),
    )
    expect(wrong).toEqual([])
  })

  test('locate agrees with the definition at every level', () => {
    const place = placesOf(cells, index)
    fc.assert(
      fc.property(place, accuracies, (at, accuracy) => expectTruth(cells, index, at, accuracy)),
      { numRuns },
    )
  })

  test('every interior point lies inside its cell, off the border', () => {
    for (const { code, polygons } of cells) {
      const place = interior(index, code)
      const sides = polygons?.map((polygon) => sideOf(polygon, place))
      if (sides) expect(sides).toContain('inside')
      else expect(oracle({ lng: place[0], lat: place[1] })).toContain(code)
    }
  })
})

describe('in generated tessellations with holes and enclaves', () => {
  test('locate agrees with the definition', () => {
    const scene = tessellation.chain((cells) => {
      const index = build(cells, 'wgs84')
      return fc.record({
        cells: fc.constant(cells),
        index: fc.constant(index),
        place: placesOf(cells, index),
      })
    })
    fc.assert(
      fc.property(scene, accuracies, ({ cells, index, place }, accuracy) =>
        expectTruth(cells, index, place, accuracy),
      ),
      { numRuns: 2000 },
    )
  })

  test('every interior point lies inside its leaf, off the border', () => {
    fc.assert(
      fc.property(tessellation, (cells) => {
        const index = build(cells, 'wgs84')
        for (const { code, polygons } of leavesOf(cells)) {
          const place = interior(index, code)
          expect(polygons?.map((polygon) => sideOf(polygon, place))).toContain('inside')
        }
      }),
    )
  })

  test('a file gives back what was written, whatever the order of the cells', () => {
    const shuffled = tessellation.chain((cells) =>
      fc.record({
        cells: fc.constant(cells),
        other: fc.shuffledSubarray(cells, { minLength: cells.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ cells, other }) => {
        const file = encode(build(cells, 'bd09'))
        expect(encode(decode(file))).toEqual(file)
        expect(encode(build(other, 'bd09'))).toEqual(file)
      }),
    )
  })

  test('a file with one flipped bit is refused', () => {
    fc.assert(
      fc.property(tessellation, fc.nat(), fc.nat(7), (cells, at, bit) => {
        const file = encode(build(cells, 'wgs84'))
        const byte = at % file.length
        file[byte] = (file[byte] ?? 0) ^ (1 << bit)
        expect(() => decode(file)).toThrow(expect.objectContaining({ name: 'GridError' }))
      }),
    )
  })
})
