import { describe, expect, it } from 'vitest'
import { inForce } from './dated.ts'

const rows = [
  { jurisdiction: '*', validFrom: '2020-01-01', name: 'general' },
  { jurisdiction: 'town', validFrom: '2026-01-01', name: 'own' },
  { jurisdiction: '*', validFrom: '2026-06-01', name: 'newer general' },
  { jurisdiction: 'town', validFrom: '2026-09-01', name: 'newer own' },
]

describe('the row in force', () => {
  it.each([
    ['town', '2019-12-31', undefined],
    ['town', '2020-01-01', 'general'],
    ['town', '2026-01-01', 'own'],
    ['town', '2026-08-31', 'own'],
    ['town', '2026-09-01', 'newer own'],
    ['elsewhere', '2026-05-31', 'general'],
    ['elsewhere', '2026-09-01', 'newer general'],
  ])('of %s on %s is %s: its own before the general one, the newest begun', (jurisdiction, day, name) => {
    expect(inForce(rows, jurisdiction, day)?.name).toBe(name)
    expect(inForce(rows.toReversed(), jurisdiction, day)?.name).toBe(name)
  })
})
