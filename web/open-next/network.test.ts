import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

const secret = Buffer.alloc(32, 1).toString('base64')
const noon = new Date('2026-11-22T12:00:00Z')
const of = (address: string, now = noon) => networkOf(address, secret, now)

test('neighbours in a network are one, others are not', () => {
  expect(of('198.51.100.7')).toMatch(/^[\w-]{22}$/)
  expect(of('198.51.100.250')).toBe(of('198.51.100.7'))
  expect(of('::ffff:198.51.100.9')).toBe(of('198.51.100.7'))
  expect(of('198.51.101.7')).not.toBe(of('198.51.100.7'))
  expect(of('2001:db8:1:2ff::1')).toBe(of('2001:db8:1:200:aaaa::9'))
  expect(of('2001:db8:1:300::1')).not.toBe(of('2001:db8:1:200::1'))
})

test('nothing joins one day to another, nor one machine to another', () => {
  expect(of('198.51.100.7', new Date('2026-11-23T00:00:00Z'))).not.toBe(of('198.51.100.7'))
  expect(networkOf('198.51.100.7', Buffer.alloc(32, 2).toString('base64'), noon)).not.toBe(of('198.51.100.7'))
})

test.each(['', 'unknown', 'grid.example', '198.51.100.7:4711', '1.2.3.4, 5.6.7.8', '[::1]'])(
  '%j is no address',
  (address) => {
    expect(of(address)).toBeUndefined()
  },
)
