import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitment, NONCE, seal, unseal } from './seal.ts'
import { testKeys } from './testing/town.ts'

const payload = { description: '夜里有刺鼻气味', point: { lng: 100.5, lat: 30.5 } }
const nonce = new Uint8Array(NONCE).fill(7)
const box = () => seal(testKeys, 'tip#1', payload, nonce)

describe('a sealed payload', () => {
  it('opens as it was sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, stream) => {
        const opened = unseal(testKeys, stream, seal(testKeys, stream, value, nonce))
        expect(opened).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('does not open when any one of its bytes was changed', () => {
    const whole = box()
    for (let i = 0; i < whole.length; i++) {
      const changed = Uint8Array.from(whole)
      changed[i] = (changed[i] ?? 0) ^ 1
      expect(() => unseal(testKeys, 'tip#1', changed)).toThrow()
    }
  })

  it('does not open when it was cut short anywhere', () => {
    const whole = box()
    for (let length = 0; length < whole.length; length++)
      expect(() => unseal(testKeys, 'tip#1', whole.subarray(0, length))).toThrow()
  })

  it('does not open for another stream or under another key', () => {
    expect(() => unseal(testKeys, 'tip#2', box())).toThrow()
    expect(() => unseal({ ...testKeys, seal: new Uint8Array(32) }, 'tip#1', box())).toThrow()
  })

  it('shows nothing of what it holds', () => {
    expect(Buffer.from(box()).toString()).not.toContain('lng')
  })
})

describe('a commitment', () => {
  it('is one for one payload and salt, 64 lower-case hex digits', () => {
    const salt = new Uint8Array(32).fill(3)
    expect(commitment(salt, payload)).toMatch(/^[0-9a-f]{64}$/)
    expect(commitment(salt, payload)).toBe(commitment(salt, { ...payload }))
    expect(commitment(salt, payload)).not.toBe(commitment(salt, { ...payload, description: '' }))
    expect(commitment(salt, payload)).not.toBe(commitment(new Uint8Array(32), payload))
  })
})
