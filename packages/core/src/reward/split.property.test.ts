import fc from 'fast-check'
import { expect, test } from 'vitest'
import { split } from './split.ts'

test('1,000 yuan between three is 333.34 and twice 333.33: the remainder goes to the earliest', () => {
  expect(split(100_000, 3)).toEqual([33_334, 33_333, 33_333])
})

test('parts are whole, differ only in the first, and add up', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 500 }), (total, parts) => {
      const shares = split(total, parts)
      expect(shares).toHaveLength(parts)
      expect(shares.reduce((sum, fen) => sum + fen, 0)).toBe(total)
      expect(new Set(shares.slice(1)).size).toBeLessThanOrEqual(1)
      expect((shares[0] ?? 0) - (shares.at(-1) ?? 0)).toBeLessThan(parts)
      expect(shares.every((fen) => Number.isInteger(fen) && fen >= 0)).toBe(true)
    }),
  )
})
