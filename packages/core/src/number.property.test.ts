import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newNumber, readNumber } from './number.ts'

const kind = fc.constantFrom('T', 'C')
const year = fc.integer({ min: 2026, max: 2125 }).map(String)
/** What counts of seven bytes: a letter of 22, then 45 bits. */
const chance = fc
  .tuple(fc.nat(21), fc.nat(31), fc.uint8Array({ minLength: 5, maxLength: 5 }))
  .map(([letter, top, rest]) => Uint8Array.of(letter, top, ...rest))

describe('a public number', () => {
  it('never looks like a phone number, with or without its hyphens', () => {
    const digits = fc.uint8Array({ minLength: 7, maxLength: 7, max: 0x49 })
    fc.assert(
      fc.property(kind, year, fc.oneof(chance, digits), (k, y, random) => {
        const no = newNumber(k, y, random)
        expect(no).not.toMatch(/1[3-9]\d{9}/)
        expect(no.replaceAll('-', '')).not.toMatch(/1[3-9]\d{9}/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('tells different chances apart', () => {
    fc.assert(
      fc.property(chance, chance, (a, b) => {
        expect(newNumber('C', '2026', a) === newNumber('C', '2026', b)).toBe(Buffer.compare(a, b) === 0)
      }),
    )
  })

  it('is read from any case, width and spacing, with O for 0 and I or L for 1', () => {
    const slip = fc.constantFrom(
      (no: string) => no,
      (no: string) => no.toLowerCase(),
      (no: string) => no.replaceAll('-', ' '),
      (no: string) => no.replaceAll('-', ''),
      (no: string) => no.replaceAll('0', 'O').replaceAll('1', 'I'),
      (no: string) => no.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
      (no: string) => no.replace(/[!-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    )
    fc.assert(
      fc.property(kind, year, chance, slip, (k, y, random, type) => {
        const no = newNumber(k, y, random)
        expect(readNumber(k, type(no))).toBe(no)
      }),
    )
  })

  it('is of its own kind only', () => {
    fc.assert(
      fc.property(year, chance, (y, random) => {
        expect(readNumber('T', newNumber('C', y, random))).toBeUndefined()
      }),
    )
  })

  it('is never read from anything longer, shorter or with a letter outside the alphabet', () => {
    for (const typed of [
      '',
      'C',
      'C26-K7Q3A-9FXR',
      'C26-K7Q3A-9FXRBB',
      'C26-K7Q3A-9FXRU',
      'CX6-K7Q3A-9FXRB',
      '26-K7Q3A-9FXRB',
    ])
      expect(readNumber('C', typed)).toBeUndefined()
  })
})
