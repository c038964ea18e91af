import { expect, it } from 'vitest'
import { memoryContext } from '../testing/town.ts'
import { printOf } from '../tip/alike.ts'
import { type Reports, readReports, reportsOf, reportsWithin, sealReports, withReport } from './reports.ts'

const known = (n: number) => ({
  case: `C26-K${String(n).padStart(4, '0')}-9FXRB`,
  category: 'illegal-construction',
  at: `2026-11-20T${String(n % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}Z`,
  point: { lng: 100 + (n * 7919) / 10_000, lat: 30 + ((n * 104_729) % 10_000) / 10_000 },
  print: printOf(`${n} 工厂 ${n * 31}`),
})
const empty: Reports = { recent: [], months: {} }

it('the register of a busy cell stays under a write unit', async () => {
  const ctx = memoryContext()
  let reports = empty
  for (let n = 0; n < 400; n++) {
    const day = new Date(Date.UTC(2025, 0, 1 + 2 * n)).toISOString().slice(0, 10)
    reports = withReport({ ...reports, months: { ...reports.months } }, known(n), day)
  }
  expect(reports.recent).toHaveLength(12)
  expect(Object.keys(reports.months)).toHaveLength(13)
  const box = sealReports(ctx, '652902204211', reports)
  expect(box.length).toBeLessThan(960)
  const register = { key: reportsOf('652902204211'), after: 0, box }
  await ctx.ledger.append({ at: '', by: 'tester', streams: [], registers: [register] })
  expect(await readReports(ctx, '652902204211')).toEqual({ version: 1, reports })
})

it('the newest report comes first and the oldest is forgotten', () => {
  const reports = Array.from({ length: 14 }, (_, n) => n).reduce(
    (all, n) => withReport(all, known(n), '2026-11-20'),
    empty,
  )
  expect(reports.recent.map((each) => each.case)).toEqual(
    Array.from({ length: 12 }, (_, i) => known(13 - i).case),
  )
  expect(reports.months).toEqual({ '2026-11': 14 })
})

it('twelve months are the one of the day and the eleven before it', () => {
  const reports = { recent: [], months: { '2025-11': 1, '2025-12': 2, '2026-11': 4, '2026-12': 8 } }
  expect(reportsWithin(reports, 12, '2026-11-30')).toBe(6)
  expect(reportsWithin(reports, 12, '2026-12-01')).toBe(12)
  expect(reportsWithin(reports, 12, '2027-11-30')).toBe(8)
  expect(reportsWithin(empty, 12, '2026-11-30')).toBe(0)
})
