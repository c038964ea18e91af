import { describe, expect, it } from 'vitest'
import pauses from '../case/pauses.json' with { type: 'json' }
import { addCalendarDays, countFrom, daysBetween, deadlineRow, isWorkingDay, lastChoice } from './calendar.ts'
import deadlines from './deadlines.json' with { type: 'json' }
import holidays from './holidays.json' with { type: 'json' }

describe('a number of calendar days', () => {
  it('counts from the day after, and ends on its last day where that is worked', () => {
    expect(addCalendarDays('2026-03-02', 15)).toEqual({ date: '2026-03-17' })
    expect(addCalendarDays('2026-03-02', 0)).toEqual({ date: '2026-03-02' })
  })

  it('ends on the next working day where its last day is one of rest', () => {
    expect(addCalendarDays('2026-03-01', 6)).toEqual({ date: '2026-03-09' })
    expect(addCalendarDays('2026-09-11', 20)).toEqual({ date: '2026-10-08' })
  })

  it('ends on a make-up Saturday or Sunday itself', () => {
    expect(addCalendarDays('2026-02-18', 10)).toEqual({ date: '2026-02-28' })
    expect(addCalendarDays('2026-09-10', 10)).toEqual({ date: '2026-09-20' })
  })

  it('goes over New Year where both tables are known', () => {
    expect(addCalendarDays('2025-12-20', 12)).toEqual({ date: '2026-01-04' })
    expect(addCalendarDays('2025-12-20', 15)).toEqual({ date: '2026-01-04' })
  })

  it('names the missing table where its last day, or the working day after it, lies in that year', () => {
    expect(addCalendarDays('2026-11-22', 60)).toEqual({ missingYear: 2027 })
    expect(addCalendarDays('2026-12-01', 30)).toEqual({ date: '2026-12-31' })
  })
})

describe('working days over New Year', () => {
  it('leave out the festival and count the Sunday that makes up for it', () => {
    expect(countFrom({ unit: 'working-day', value: 2 }, '2025-12-31')).toEqual({ date: '2026-01-05' })
    expect(countFrom({ unit: 'working-day', value: 1 }, '2026-01-02')).toEqual({ date: '2026-01-04' })
  })
})

describe('days something stood still', () => {
  it('are counted as its row counts, the first not, the last too', () => {
    expect(daysBetween('calendar-day', '2026-03-06', '2026-03-09')).toEqual({ days: 3 })
    expect(daysBetween('working-day', '2026-03-06', '2026-03-09')).toEqual({ days: 1 })
    expect(daysBetween('working-day', '2026-03-06', '2026-03-06')).toEqual({ days: 0 })
  })

  it('are unknown over a year without a table, where they are working days', () => {
    expect(daysBetween('working-day', '2026-12-30', '2027-01-05')).toEqual({ missingYear: 2027 })
    expect(daysBetween('calendar-day', '2026-12-30', '2027-01-05')).toEqual({ days: 6 })
  })
})

describe('a day that is chosen', () => {
  it('lies within the time of its row, whether the table of its year is known or not', () => {
    expect(lastChoice({ unit: 'calendar-day', value: 90 }, '2026-11-22')).toBe('2027-02-20')
    expect(lastChoice({ unit: 'working-day', value: 5 }, '2026-03-02')).toBe('2026-03-09')
    expect(lastChoice({ unit: 'working-day', value: 5 }, '2026-12-30')).toBe('2026-12-31')
  })
})

describe('the table of deadlines', () => {
  it('names of every row where it comes from, when it began and a unit that can be counted', () => {
    for (const { key, source, validFrom, unit, value, remind } of deadlines) {
      expect(source.length, key).toBeGreaterThan(20)
      expect(validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(['working-day', 'calendar-day'], key).toContain(unit)
      expect(value, key).toBeGreaterThan(0)
      expect(remind, key).toBeLessThan(value)
    }
  })

  it('says which reasons stop a clock, and each is one of the list', () => {
    const known = pauses.map(({ code }) => code)
    const used = deadlines.flatMap((row) => row.pauses)
    expect(used.filter((reason) => !known.includes(reason))).toEqual([])
    expect(known.filter((reason) => !used.includes(reason))).toEqual([])
    expect(deadlineRow('tip.start', 'town', '2026-03-02')?.pauses).toEqual([])
  })

  it('is counted by tables of every year from the first to the last without a gap', () => {
    const years = holidays.map(({ year }) => year)
    expect(years).toEqual(Array.from({ length: years.length }, (_, i) => (years[0] ?? 0) + i))
    expect(isWorkingDay(`${years[0]}-01-02`)).toBeDefined()
  })
})
