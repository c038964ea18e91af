import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testKeys } from '../testing/town.ts'
import { deriveReceipt, readReceipt, verifierOf, verifies, writeReceipt } from './receipt.ts'

const otherKeys = { ...testKeys, receipt: new Uint8Array(32).fill(9) }
const key = fc.stringMatching(/^[\w-]{16,128}$/)

describe('a receipt', () => {
  it('is twenty digits in groups of four', () => {
    expect(writeReceipt({ locator: '00000012', secret: '000000000034' })).toBe('0000 0012 0000 0000 0034')
  })

  it('reads back as it was written, whatever the key', () => {
    fc.assert(
      fc.property(key, fc.nat(9), (device, attempt) => {
        const receipt = deriveReceipt(testKeys, device, attempt)
        expect(readReceipt(writeReceipt(receipt))).toEqual(receipt)
      }),
    )
  })

  it('is the same for the same key and attempt, and another for any other', () => {
    const written = (keys = testKeys, device = 'a'.repeat(16), attempt = 0) =>
      writeReceipt(deriveReceipt(keys, device, attempt))
    expect(written()).toBe(written())
    expect(
      new Set([
        written(),
        written(otherKeys),
        written(testKeys, 'b'.repeat(16)),
        written(testKeys, 'a'.repeat(16), 1),
      ]).size,
    ).toBe(4)
  })

  it('verifies under its own locator, secret and key only', () => {
    const receipt = deriveReceipt(testKeys, 'a'.repeat(16), 0)
    const verifier = verifierOf(testKeys, receipt)
    expect(verifies(testKeys, receipt, verifier)).toBe(true)
    expect(verifies(otherKeys, receipt, verifier)).toBe(false)
    expect(verifies(testKeys, { ...receipt, secret: '000000000000' }, verifier)).toBe(false)
    expect(verifies(testKeys, { ...receipt, locator: '00000000' }, verifier)).toBe(false)
    expect(verifies(testKeys, receipt, undefined)).toBe(false)
  })

  it('never verifies against the value an unknown locator is compared with', () => {
    const receipt = deriveReceipt(testKeys, 'a'.repeat(16), 0)
    expect(verifies(testKeys, receipt, '0'.repeat(64))).toBe(false)
  })
})
