import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meetings, meetingsWithin } from './boxes.ts'

const box = fc
  .record({
    left: fc.nat(20),
    top: fc.nat(20),
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }))

test('boxes meet in pairs that share area, each pair once', () => {
  fc.assert(
    fc.property(fc.array(box), fc.array(box), (a, b) => {
      const expected = a.flatMap((one, i) =>
        b.flatMap((other, j) => {
          const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
          const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
          return width > 0 && height > 0 ? [[i, j]] : []
        }),
      )
      const found = [...meetings(a, b)].sort(([i, j], [k, l]) => i - k || j - l)
      expect(found).toEqual(expected)
    }),
  )
})

test('boxes of one list meet without themselves, each pair once', () => {
  fc.assert(
    fc.property(fc.array(box), (boxes) => {
      const expected = [...meetings(boxes, boxes)].filter(([i, j]) => i < j)
      expect([...meetingsWithin(boxes)]).toEqual(expected)
      expect(new Set(expected.map(String)).size).toBe(expected.length)
    }),
  )
})
