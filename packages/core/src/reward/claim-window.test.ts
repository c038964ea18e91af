import { expect, test } from 'vitest'
import { claimBy, daysLater, monthsLater } from './claim-window.ts'
import { schemeById } from './scheme.ts'

test('fifteen working days are counted over weekends, and a year without a table is said', () => {
  const tiers = schemeById('gaochang-tiers-2026')
  expect(claimBy(tiers, '2026-11-20')).toEqual({ clock: 'reward.claim', date: '2026-12-11' })
  expect(claimBy(tiers, '2026-12-20')).toEqual({ clock: 'reward.claim', missingYear: 2027 })
})

test('six months end on the same day, or the last of a shorter month', () => {
  expect(claimBy(schemeById('yanbian-matrix-2026'), '2026-11-20')).toEqual({
    clock: 'reward.claim',
    date: '2027-05-20',
  })
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
  expect(monthsLater('2026-12-01', 1)).toBe('2027-01-01')
})

test('days to appeal are calendar days', () => {
  expect(daysLater('2026-11-20', 30)).toBe('2026-12-20')
})
