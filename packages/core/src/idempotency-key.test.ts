import { expect, it } from 'vitest'
import { inputMark, onceName } from './idempotency-key.ts'
import { testKeys } from './testing/town.ts'

const otherKeys = { ...testKeys, receipt: new Uint8Array(32).fill(3) }

it('an input is marked by its content, under a key of ours', () => {
  const mark = inputMark(testKeys, { a: 1 })
  expect(inputMark(testKeys, { a: 1 })).toBe(mark)
  expect(inputMark(testKeys, { a: 2 })).not.toBe(mark)
  expect(inputMark(otherKeys, { a: 1 })).not.toBe(mark)
})

it('the name a key is kept under does not give the key', () => {
  expect(onceName('0123456789abcdef')).toBe(onceName('0123456789abcdef'))
  expect(onceName('0123456789abcdef')).not.toContain('0123456789abcdef')
})
