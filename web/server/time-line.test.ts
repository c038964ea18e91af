import type { Scheme } from '@wangge/core/scheme'
import { expect, test } from 'vitest'
import { inTerm, termsOf, usualDay } from './time-line.ts'

const schemeFrom = (validFrom: string): Scheme => ({
  id: validFrom.slice(0, 4),
  jurisdiction: 'town',
  name: { 'zh-CN': '网格', en: 'Grid' },
  levels: [],
  fixes: [],
  validFrom,
  demo: true,
  grid: 'g',
  facts: 'f',
  survey: 's',
  cells: 1,
})

const [old, young] = termsOf({ schemes: [schemeFrom('2024-03-01'), schemeFrom('2026-01-01')] })
if (!old || !young) throw new Error('two schemes have two terms')

test('a scheme ends where the next one begins, and the newest has no end', () => {
  expect(old.until).toBe('2026-01-01')
  expect(young.until).toBeNull()
  expect(termsOf({ schemes: [] })).toEqual([])
})

test('a term holds its first day and not the first day of the next', () => {
  expect(['2024-02-29', '2024-03-01', '2025-12-31', '2026-01-01'].map((day) => inTerm(old, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(inTerm(young, '2099-01-01')).toBe(true)
})

test('without a day the scheme in force speaks of today, an ended one of its last day, one to come of its first', () => {
  expect(usualDay(young, '2026-11-22')).toBe('2026-11-22')
  expect(usualDay(old, '2026-11-22')).toBe('2025-12-31')
  expect(usualDay(young, '2025-12-31')).toBe('2026-01-01')
})
