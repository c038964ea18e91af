import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell, Polygons } from '../cell.ts'
import { type Corner, cell, covers, type Ring, squareMetresPerSquareDegree } from './survey.fixture.ts'
import { type SurveyDefect, survey } from './survey.ts'

const exact = { tolerance: { areaM2: 0, widthM: 0 } }

/** Degrees between the posts of the lattice: some 80 m. */
const step = 2 ** -10
const nudge = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 }))

type Lattice = { columns: number; rows: number; posts: Corner[] }

/** Corners of quadrilaterals, shaken by less than half a step; straight lines are common. */
const lattice: fc.Arbitrary<Lattice> = fc
  .record({ columns: fc.integer({ min: 3, max: 6 }), rows: fc.integer({ min: 2, max: 6 }) })
  .chain(({ columns, rows }) => {
    const count = (columns + 1) * (rows + 1)
    const shakes = fc.array(fc.oneof(fc.constant([0, 0] as Corner), nudge), {
      minLength: count,
      maxLength: count,
    })
    return shakes.map((shake) => ({
      columns,
      rows,
      posts: shake.map(
        ([dx, dy], i): Corner => [
          120 + ((i % (columns + 1)) + dx / 64) * step,
          45 + (Math.floor(i / (columns + 1)) + dy / 64) * step,
        ],
      ),
    }))
  })

function post({ columns, posts }: Lattice, column: number, row: number): Corner {
  const [lng = 0, lat = 0] = posts[row * (columns + 1) + column] ?? []
  return [lng, lat]
}

/** The outline of the quadrilaterals from one column and row up to others. */
function block(lattice: Lattice, west: number, south: number, east: number, north: number): Ring {
  const ring: Ring = []
  for (let column = west; column < east; column++) ring.push(post(lattice, column, south))
  for (let row = south; row < north; row++) ring.push(post(lattice, east, row))
  for (let column = east; column > west; column--) ring.push(post(lattice, column, north))
  for (let row = north; row >= south; row--) ring.push(post(lattice, west, row))
  return ring
}

/** A county, two towns side by side, and a village for each quadrilateral. */
function district(lattice: Lattice): Cell[] {
  const { columns, rows } = lattice
  const villages = Array.from({ length: columns * rows }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    const town = column === 0 ? 'town west' : 'town east'
    return cell(`village ${column}-${row}`, town, [[block(lattice, column, row, column + 1, row + 1)]])
  })
  return [
    cell('county', null, [[block(lattice, 0, 0, columns, rows)]], 'county'),
    cell('town west', 'county', [[block(lattice, 0, 0, 1, rows)]], 'town'),
    cell('town east', 'county', [[block(lattice, 1, 0, columns, rows)]], 'town'),
    ...villages,
  ]
}

function planarM2(ring: Ring): number {
  const [[x0, y0] = [0, 0]] = ring
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[i + 1] ?? [x0, y0]
    return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0)
  }, 0)
  return (twice / 2) * squareMetresPerSquareDegree(45 + 3 * step)
}

describe('any tessellation', () => {
  test('has neither gap nor overlap, and its villages add up to its county', () => {
    fc.assert(
      fc.property(lattice, (lattice) => {
        const cells = district(lattice)
        const { defects, ignored, areaKm2, coverage } = survey(cells, exact)
        expect(defects).toEqual([])
        expect(ignored.count).toBe(0)
        const villages = cells.filter(({ level }) => level === 'village')
        const sum = villages.reduce((sum, { code }) => sum + (areaKm2.get(code) ?? 0), 0)
        expect(sum / (areaKm2.get('county') ?? 0)).toBeCloseTo(1, 9)
        expect([...coverage.values()].map(({ share }) => share)).toEqual([1, 1, 1])
      }),
    )
  })

  test('whose order is changed is judged alike', () => {
    const cells = lattice.map((lattice) => district(lattice).filter(({ code }) => code !== 'village 1-1'))
    fc.assert(
      fc.property(
        cells.chain((cells) =>
          fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })),
        ),
        ([cells, shuffled]) => {
          const judged = survey(cells)
          expect(judged.defects).not.toEqual([])
          expect(survey(shuffled)).toEqual(judged)
        },
      ),
    )
  })
})

describe('one corner of one village moved', () => {
  test('makes a gap or an overlap of the area between the old border and the new', () => {
    // Less than the least distance between two posts, so that the corner stays within the town.
    const move = fc.record({ lattice, share: fc.double({ min: -0.04, max: 0.04, noNaN: true }) })
    const kinds = new Set<string>()
    fc.assert(
      fc.property(move, ({ lattice, share }) => {
        const cells = district(lattice)
        const ring = cells.find(({ code }) => code === 'village 1-0')?.polygons?.[0]?.[0] ?? []
        const [, before = [0, 0], corner = [0, 0], after = [0, 0]] = ring
        const moved: Corner = [
          corner[0] + ((before[0] + after[0]) / 2 - corner[0]) * share,
          corner[1] + ((before[1] + after[1]) / 2 - corner[1]) * share,
        ]
        const lost = planarM2([before, corner, after, moved])
        fc.pre(Math.abs(lost) > 0.1)
        ring[2] = moved
        const { defects } = survey(cells, exact)
        const found = defects.reduce((sum, { areaKm2 = 0 }) => sum + areaKm2 * 1e6, 0)
        expect(Math.abs(found - Math.abs(lost))).toBeLessThan(Math.abs(lost) * 1e-3 + 0.05)
        expect(new Set(defects.map(({ kind }) => kind))).toEqual(new Set([lost > 0 ? 'gap' : 'overlap']))
        for (const { kind } of defects) kinds.add(kind)
      }),
    )
    expect(kinds.size).toBe(2)
  })
})

describe('any change of one village', () => {
  /** Up to eight corners anywhere around: rings that cross themselves, lie elsewhere, cover the neighbours. */
  const anywhere = fc.integer({ min: -32, max: 7 * 32 })
  const shape = fc
    .array(fc.tuple(anywhere, anywhere), { minLength: 3, maxLength: 8 })
    .map((corners): Polygons => {
      const ring = corners.map(([x, y]): Corner => [120 + (x / 32) * step, 45 + (y / 32) * step])
      return [[[...ring, ...ring.slice(0, 1)]]]
    })
  /** Off every line between posts and corners, nearly always. */
  const places = Array.from(
    { length: 100 },
    (_, i): Corner => [
      120 + (-1 + 8 * ((i * Math.SQRT2) % 1)) * step,
      45 + (-1 + 8 * ((i * Math.E) % 1)) * step,
    ],
  )

  /** What is told of a place, in words. */
  const told = (defects: readonly SurveyDefect[], place: Corner) =>
    new Set(
      defects.flatMap(({ kind, cell, other, polygons }) => {
        if (!['gap', 'overlap', 'outside-parent'].includes(kind) || !covers(polygons, place)) return []
        return kind === 'overlap' ? [`overlap ${cell}`, `overlap ${other}`] : [`${kind} ${cell}`]
      }),
    )

  test('is told place by place as gap, overlap and area outside the parent', () => {
    fc.assert(
      fc.property(lattice, shape, (lattice, shape) => {
        const cells = district(lattice).map((cell) =>
          cell.code === 'village 1-0' ? { ...cell, polygons: shape } : cell,
        )
        const town = cells.find(({ code }) => code === 'town east')
        const villages = cells.filter(({ parent }) => parent === 'town east')
        const expected = places.map((place) => {
          const inTown = covers(town?.polygons, place)
          const holders = villages.filter(({ polygons }) => covers(polygons, place))
          return new Set([
            ...(inTown && holders.length === 0 ? ['gap town east'] : []),
            ...(inTown ? [] : holders.map(({ code }) => `outside-parent ${code}`)),
            ...(holders.length > 1 ? holders.map(({ code }) => `overlap ${code}`) : []),
          ])
        })
        const { defects } = survey(cells, exact)
        expect(places.map((place) => told(defects, place))).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  test('is told place by place when the parent has no polygons', () => {
    fc.assert(
      fc.property(lattice, shape, (lattice, shape) => {
        const villages = district(lattice)
          .filter(({ level }) => level === 'village')
          .map((cell) => ({
            ...cell,
            parent: 'county',
            ...(cell.code === 'village 1-0' && { polygons: shape }),
          }))
        const { defects } = survey([cell('county', null, null, 'county'), ...villages], exact)
        const findings = places.map((place) => ({
          told: told(defects, place),
          holders: villages.filter(({ polygons }) => covers(polygons, place)).map(({ code }) => code),
        }))
        for (const { told, holders } of findings) if (told.has('gap county')) expect(holders).toEqual([])
        expect(
          findings.map(({ told }) => [...told].filter((words) => words !== 'gap county').sort()),
        ).toEqual(
          findings.map(({ holders }) =>
            holders.length > 1 ? holders.map((code) => `overlap ${code}`).sort() : [],
          ),
        )
      }),
      { numRuns: 50 },
    )
  })
})
