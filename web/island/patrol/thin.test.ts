import { expect, it } from 'vitest'
import type { Point } from './keep-track.ts'
import { withPoint } from './thin.ts'

const at = (metres: number, seconds: number): Point => ({
  lng: 89,
  lat: 42 + metres / 111_195,
  at: new Date(Date.UTC(2026, 10, 22) + seconds * 1000).toISOString(),
})

it('keeps a point that is far enough from the last, or late enough, and no other', () => {
  const first = withPoint([], at(0, 0))
  expect(withPoint(first, at(5, 10))).toBe(first)
  expect(withPoint(first, at(16, 10))).toHaveLength(2)
  expect(withPoint(first, at(0, 60))).toHaveLength(2)
})

it('never grows beyond what is taken, and keeps both ends of the way', () => {
  let way: readonly Point[] = []
  for (let i = 0; i < 3_000; i++) {
    way = withPoint(way, at(i * 20, i * 5))
    expect(way.length).toBeLessThanOrEqual(500)
  }
  expect([way[0], way.at(-1)]).toEqual([at(0, 0), at(2_999 * 20, 2_999 * 5)])
})
