import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexText } from './index-text.ts'

it.each([
  '13800138000',
  '138 0013 8000',
  ' 138-0013-8000 ',
  '１３８００１３８０００',
  '+8613800138000',
  '＋86 138 0013 8000',
  '+86 (138) 0013-8000',
  '8613800138000',
  '008613800138000',
])('the mobile number %j is the same as ever', (written) => {
  expect(indexText('phone', written)).toBe('phone/v1\n8613800138000')
})

it.each([
  ['0991-230 0000', '869912300000'],
  ['+86 991 2300000', '869912300000'],
  ['+1 415 555 0100', '14155550100'],
  ['+852 5123 4567', '85251234567'],
])('the number %j has its country code in front', (written, digits) => {
  expect(indexText('phone', written)).toBe(`phone/v1\n${digits}`)
})

it('a mobile number is found again whatever stands between its digits', () => {
  const gaps = fc.array(fc.constantFrom('', ' ', '-', '\u00a0', '.'), { minLength: 11, maxLength: 11 })
  const numbers = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
  fc.assert(
    fc.property(numbers, gaps, (number, between) => {
      const written = [...number].map((digit, i) => digit + between[i]).join('')
      expect(indexText('phone', written)).toBe(indexText('phone', `+86${number}`))
    }),
  )
})

it.each(['65290119900101001x', ' 652901 19900101 001X ', '６５２９０１１９９００１０１００１Ｘ'])(
  'the identity number %j is the same as ever',
  (written) => {
    expect(indexText('identity', written)).toBe('identity/v1\n65290119900101001X')
  },
)
