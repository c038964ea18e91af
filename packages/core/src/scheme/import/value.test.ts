import { describe, expect, it } from 'vitest'
import type { ColumnType } from './column.ts'
import { parseValue } from './value.ts'

const parse = (type: ColumnType, raw: unknown, more = {}) => parseValue(raw, { type, names: [], ...more })

describe('a day', () => {
  it.each([
    '2026-01-02',
    '2026/1/2',
    '2026.1.2',
    '2026年1月2日',
    '２０２６/１/２',
    '20260102',
    '2026/1/2 0:00',
    '2026-01-02T00:00:00Z',
    46024,
    '46024',
    new Date(2026, 0, 2),
  ])('may be written %s', (raw) => expect(parse('day', raw)).toEqual({ value: '2026-01-02' }))

  it.each(['2026-02-29', '2026-13-01', '长期', '1月2日', 7, '2026-1'])('%s is none', (raw) =>
    expect(parse('day', raw)).toEqual({ wrong: 'day.malformed' }),
  )
})

describe('a phone', () => {
  it.each([
    ['0995-1234567', '0995-1234567'],
    ['０９９５－１２３４５６７', '0995-1234567'],
    ['(0995) 1234567', '0995-1234567'],
    ['09951234567', '0995-1234567'],
    ['01012345678', '010-12345678'],
    ['+86-995-1234567', undefined],
    ['86-0995-1234567', '0995-1234567'],
    ['0995-1234567-801', '0995-1234567-801'],
  ])('%s is %s', (raw, value) =>
    expect(parse('phone', raw)).toEqual(value ? { value } : { wrong: 'phone.malformed' }),
  )

  it.each([
    '13912345678',
    '139 1234 5678',
    '+8613912345678',
    '013912345678',
    '86-139-1234-5678',
    13912345678,
  ])('%s is personal', (raw) => expect(parse('phone', raw)).toEqual({ wrong: 'phone.personal' }))
})

describe('a code', () => {
  it.each([
    [650402102001, '650402102001'],
    ['６５０４ ０２', '650402'],
    ['A-1', 'A-1'],
  ])('%s is %s', (raw, value) => expect(parse('code', raw)).toEqual({ value }))

  it.each(['西村', '1.5', 'a'.repeat(33), '13912345678', '65040219700101123X', '650402197001011234'])(
    '%s is none',
    (raw) => expect(parse('code', raw)).toEqual({ wrong: 'code.malformed' }),
  )
})

describe('a text', () => {
  it('keeps its words and loses its spare blanks', () =>
    expect(parse('text', ' 巡查\u3000 及\n上报（每周） ')).toEqual({ value: '巡查 及 上报（每周）' }))

  it.each(['=A1', '+1', '-1', '@x', '＝A1'])('%s would be a formula', (raw) =>
    expect(parse('text', raw)).toEqual({ wrong: 'value.formula_like' }),
  )
})

it.each([undefined, null, '', ' \u3000', Number.NaN, new Date(Number.NaN), {}])('%s is nothing', (raw) =>
  expect(parse('text', raw)).toBeUndefined(),
)
