import { describe, expect, test } from 'vitest'
import type { Polygons } from '../cell.ts'
import { cell, expectKm2, type Ring, rectangle, rectangleKm2 } from './survey.fixture.ts'
import { survey } from './survey.ts'

describe('a ring', () => {
  const judged = (...polygons: Polygons) => survey([cell('only', null, polygons)])
  const kinds = (...polygons: Polygons) => judged(...polygons).defects.map(({ kind, at }) => [kind, at])

  test('that is unclosed is closed and surveyed on', () => {
    const { defects, areaKm2 } = judged([rectangle(100, 40, 101, 41).slice(0, 4)])
    expect(defects).toEqual([{ kind: 'ring-unclosed', cell: 'only', at: [100, 41] }])
    expectKm2(areaKm2.get('only'), rectangleKm2(100, 40, 101, 41))
  })

  test('that is too short is left out', () => {
    expect(
      kinds([
        [
          [100, 40],
          [101, 41],
          [100, 40],
        ],
      ]),
    ).toEqual([['ring-too-short', [100, 40]]])
    expect(
      kinds([
        [
          [100, 40],
          [101, 41],
        ],
      ]),
    ).toEqual([['ring-too-short', [100, 40]]])
  })

  test('whose corners lie on one line has no area', () => {
    expect(
      kinds([
        [
          [100, 40],
          [101, 41],
          [102, 42],
          [100, 40],
        ],
      ]),
    ).toEqual([['ring-no-area', [100, 40]]])
    expect(
      kinds([
        [
          [100, 40],
          [100, 40],
          [100, 40],
          [100, 40],
        ],
      ]),
    ).toEqual([['ring-no-area', [100, 40]]])
  })

  test('that crosses itself is surveyed on with both of its loops', () => {
    const bowTie: Ring = [
      [100, 40],
      [102, 42],
      [102, 40],
      [100, 42],
      [100, 40],
    ]
    const { defects, areaKm2 } = judged([bowTie])
    expect(defects).toEqual([{ kind: 'ring-self-intersection', cell: 'only', at: [101, 41] }])
    const triangles = judged(
      [
        [
          [100, 40],
          [101, 41],
          [100, 42],
          [100, 40],
        ],
      ],
      [
        [
          [101, 41],
          [102, 40],
          [102, 42],
          [101, 41],
        ],
      ],
    )
    expect(triangles.defects).toEqual([])
    expectKm2(areaKm2.get('only'), triangles.areaKm2.get('only') ?? 0)
  })

  test('that touches itself or goes back on itself meets itself', () => {
    const touching: Ring = [
      [100, 40],
      [101, 41],
      [102, 40],
      [102, 42],
      [101, 41],
      [100, 42],
      [100, 40],
    ]
    expect(kinds([touching])).toEqual([['ring-self-intersection', [101, 41]]])
    const spiked: Ring = [
      [100, 40],
      [101, 40],
      [103, 40],
      [101, 40],
      [101, 41],
      [100, 40],
    ]
    expect(kinds([spiked])[0]?.[0]).toBe('ring-self-intersection')
  })
})

describe('a polygon', () => {
  const shell = rectangle(100, 40, 101, 41)
  const judged = (...polygons: Polygons) => survey([cell('only', null, polygons)])

  test('whose hole reaches outside its shell loses only what lies inside', () => {
    const { defects, areaKm2 } = judged([shell, rectangle(100.5, 40.5, 101.5, 40.6)])
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'hole-outside-shell', cell: 'only' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(101, 40.5, 101.5, 40.6))
    expectKm2(areaKm2.get('only'), rectangleKm2(100, 40, 101, 41) - rectangleKm2(100.5, 40.5, 101, 40.6))
  })

  test('whose holes overlap loses the shared area once', () => {
    const { defects, areaKm2 } = judged([
      shell,
      rectangle(100.2, 40.2, 100.4, 40.4),
      rectangle(100.3, 40.2, 100.5, 40.4),
    ])
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'holes-overlap', cell: 'only' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(100.3, 40.2, 100.4, 40.4))
    expectKm2(areaKm2.get('only'), rectangleKm2(100, 40, 101, 41) - rectangleKm2(100.2, 40.2, 100.5, 40.4))
  })

  test('may have its holes turned either way, even where they overlap', () => {
    const holes = [rectangle(100.2, 40.2, 100.4, 40.4), rectangle(100.3, 40.2, 100.5, 40.4).toReversed()]
    const { areaKm2 } = judged([shell, ...holes])
    expectKm2(areaKm2.get('only'), rectangleKm2(100, 40, 101, 41) - rectangleKm2(100.2, 40.2, 100.5, 40.4))
  })

  test('that overlaps another part of its cell counts once', () => {
    const { defects, areaKm2 } = judged([shell], [rectangle(100.5, 40, 101.5, 41)])
    expect(defects).toHaveLength(1)
    expect(defects[0]).toMatchObject({ kind: 'parts-overlap', cell: 'only' })
    expectKm2(defects[0]?.areaKm2, rectangleKm2(100.5, 40, 101, 41))
    expectKm2(areaKm2.get('only'), rectangleKm2(100, 40, 101.5, 41))
  })

  test('may touch another part, and its hole may touch its shell', () => {
    expect(judged([shell], [rectangle(101, 41, 102, 42)]).defects).toEqual([])
    const touching: Ring = [
      [100, 40.5],
      [100.5, 40.4],
      [100.5, 40.6],
      [100, 40.5],
    ]
    expect(judged([shell, touching]).defects).toEqual([])
  })
})
