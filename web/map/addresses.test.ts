import type { Scheme } from '@wangge/core/scheme'
import { expect, test } from 'vitest'
import { cachingOf, gridAddress, tileAddress } from './addresses.ts'

const scheme = { id: 'demo 2026', grid: '0123456789abcdef'.repeat(4) } as Scheme

test.each([gridAddress(scheme), tileAddress(scheme)])('what %s answers may be kept for ever', (address) => {
  expect(cachingOf(new Request(`http://grid.example${address}`), scheme)).toBe(
    'public, max-age=31536000, immutable',
  )
})

test.each(['', '?grid=', '?grid=fedcba9876543210'])(
  'an address that does not name this very grid (%s) is asked again',
  (query) => {
    const address = `http://grid.example/api/v1/schemes/demo/grid.bin${query}`
    expect(cachingOf(new Request(address), scheme)).toBe('public, max-age=60')
  },
)
