import { expect, test } from 'vitest'
import { preferredCoding } from './compression.ts'

test('brotli is preferred, gzip is second, and a coding with q=0 or not named is not used', () => {
  expect(preferredCoding('gzip, deflate, br, zstd')).toBe('br')
  expect(preferredCoding('GZIP;q=1.0, br;q=0.0')).toBe('gzip')
  expect(preferredCoding('*')).toBe('br')
  expect(preferredCoding('br;q=0, *')).toBe('gzip')
  expect(preferredCoding('*;q=0, gzip;q=0.5')).toBe('gzip')
  for (const none of [undefined, '', 'identity', 'deflate', '*;q=0', 'gzip;q=0.000'])
    expect(preferredCoding(none)).toBeUndefined()
})
