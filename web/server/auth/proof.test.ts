import { expect, test } from 'vitest'
import { proofOf } from './proof.ts'

const asked = '2026-11-20T02:30:00.000Z'
const at = Date.parse(asked) / 1000

test('a second factor given after it was asked for is a proof of that moment', () => {
  expect(proofOf({ acr: 'mfa', auth_time: at + 20 }, 'mfa', asked)).toEqual(
    new Date('2026-11-20T02:30:20.000Z'),
  )
})

test('clocks may differ by half a minute', () => {
  expect(proofOf({ acr: 'mfa', auth_time: at - 30 }, 'mfa', asked)).not.toBeNull()
  expect(proofOf({ acr: 'mfa', auth_time: at - 31 }, 'mfa', asked)).toBeNull()
})

test.each([
  ['a password alone', { acr: 'pwd', auth_time: at }],
  ['an unnamed way', { auth_time: at }],
  ['no time', { acr: 'mfa' }],
  ['a time in words', { acr: 'mfa', auth_time: asked }],
])('%s is no proof', (_, claims) => {
  expect(proofOf(claims, 'mfa', asked)).toBeNull()
})
