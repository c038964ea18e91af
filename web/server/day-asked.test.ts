import { expect, test } from 'vitest'
import { dayAsked } from './day-asked.ts'

test('no day means today', () => {
  expect(dayAsked(undefined)).toBeUndefined()
  expect(dayAsked(null)).toBeUndefined()
  expect(dayAsked(' ')).toBeUndefined()
})

test('a day is taken in full-width digits and with spaces around it', () => {
  expect(dayAsked('2018-03-01')).toBe('2018-03-01')
  expect(dayAsked(' ２０１８-０３-０１ ')).toBe('2018-03-01')
})

test.each(['2026-02-30', '2026-13-01', '2026-1-1', 'yesterday', '2026-11-22T00:00', "2026-11-22'--"])(
  '%s is refused as no day',
  (typed) => {
    expect(() => dayAsked(typed)).toThrow('scheme.day_invalid')
  },
)

test('two days at once are refused', () => {
  expect(() => dayAsked(['2026-01-01', '2026-01-02'])).toThrow('scheme.day_invalid')
})
