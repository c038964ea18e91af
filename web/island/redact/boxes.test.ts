import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxBetween, moved, resized, rounded } from './boxes.ts'

it('a box is the same from whichever corner it is drawn', () => {
  const box = { x: 10, y: 20, width: 30, height: 40 }
  expect(boxBetween({ x: 10, y: 20 }, { x: 40, y: 60 })).toEqual(box)
  expect(boxBetween({ x: 40, y: 60 }, { x: 10, y: 20 })).toEqual(box)
  expect(boxBetween({ x: 40, y: 20 }, { x: 10, y: 60 })).toEqual(box)
})

it('no box leaves the picture, however it is drawn, moved and stretched', () => {
  const number = fc.double({ min: -500, max: 500, noNaN: true })
  fc.assert(
    fc.property(number, number, number, number, number, number, (a, b, c, d, right, down) => {
      const drawn = boxBetween({ x: a, y: b }, { x: c, y: d })
      for (const box of [drawn, moved(drawn, right, down), resized(moved(drawn, right, down), down, right)]) {
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.y).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(101)
        expect(box.y + box.height).toBeLessThanOrEqual(101)
      }
    }),
  )
})

it('fields say a tenth of a percent', () => {
  expect([rounded(12.345), rounded(0.04), rounded(99.96)]).toEqual([12.3, 0, 100])
})
