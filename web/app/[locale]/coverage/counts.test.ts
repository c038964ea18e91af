import { expect, test } from 'vitest'
import { countsOf, pointsIn } from './counts.ts'

const report = {
  levels: [
    { kind: 'county', cells: 1, withHead: 1 },
    { kind: 'village', cells: 92, withHead: 90 },
    { kind: 'point', cells: 7, withHead: 0 },
  ],
  defects: [
    { kind: 'gap', cell: '1', at: [100, 30] },
    { kind: 'gap', cell: '1', at: [101, 30] },
    { kind: 'overlap', cell: '11', other: '12', at: [100, 30] },
    { kind: 'ring-unclosed', cell: '11', at: [100, 30] },
  ],
  fixes: { of: 4, histogram: [0, 0, 0, 5, 95], incomplete: [] },
} satisfies Parameters<typeof countsOf>[0]

test('cells and heads are summed over the levels, defects told apart by their kind', () => {
  const { cells, withHead, gaps, overlaps, otherDefects, complete } = countsOf(report)
  expect([cells, withHead, complete]).toEqual([100, 91, 95])
  expect([gaps, overlaps, otherDefects].map(({ length }) => length)).toEqual([2, 1, 1])
})

test('only the cells of point levels are grid points', () => {
  const name = { 'zh-CN': '网格点', en: 'Points' }
  const levels = [
    { kind: 'village', name },
    { kind: 'point', name, points: true },
  ]
  expect(pointsIn(report, { levels })).toBe(7)
  expect(pointsIn(report, { levels: levels.slice(0, 1) })).toBe(0)
})
