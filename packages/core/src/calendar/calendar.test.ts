import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  dayOf,
  deadline,
  hourOf,
  isOverdue,
  isWorkingDay,
  nextDay,
  workingDaysLeft,
} from './calendar.ts'
import holidays from './holidays.json' with { type: 'json' }

describe('the working days of the State Council', () => {
  it.each<[occasion: string, worked: string[], off: string[]]>([
    ['New Year 2025', ['2024-12-31', '2025-01-02'], ['2025-01-01', '2025-01-04', '2025-01-05']],
    [
      'Spring Festival 2025, made up on a Sunday before and a Saturday after',
      ['2025-01-26', '2025-01-27', '2025-02-05', '2025-02-08'],
      ['2025-01-25', '2025-01-28', '2025-02-04', '2025-02-09'],
    ],
    [
      'National Day and Mid-Autumn 2025, made up on a Sunday before and a Saturday after',
      ['2025-09-28', '2025-09-30', '2025-10-09', '2025-10-11'],
      ['2025-09-27', '2025-10-01', '2025-10-08', '2025-10-12'],
    ],
    [
      'New Year 2026, made up on the Sunday after',
      ['2025-12-31', '2026-01-04'],
      ['2026-01-01', '2026-01-02', '2026-01-03'],
    ],
    [
      'Spring Festival 2026, made up on the Saturdays before and after',
      ['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-28'],
      ['2026-02-15', '2026-02-16', '2026-02-23', '2026-03-01'],
    ],
    [
      'Labour Day 2026',
      ['2026-04-30', '2026-05-06', '2026-05-09'],
      ['2026-05-01', '2026-05-05', '2026-05-10'],
    ],
    [
      'National Day 2026, made up on a Sunday before and a Saturday after',
      ['2026-09-20', '2026-09-30', '2026-10-08', '2026-10-10'],
      ['2026-09-19', '2026-10-01', '2026-10-07', '2026-10-11'],
    ],
  ])('are those of the table around %s', (_occasion, worked, off) => {
    expect(worked.map((day) => [day, isWorkingDay(day)])).toEqual(worked.map((day) => [day, true]))
    expect(off.map((day) => [day, isWorkingDay(day)])).toEqual(off.map((day) => [day, false]))
  })

  it('are Monday to Friday in an ordinary week', () => {
    const week = ['09', '10', '11', '12', '13', '14', '15'].map((day) => isWorkingDay(`2026-11-${day}`))
    expect(week).toEqual([true, true, true, true, true, false, false])
  })

  it('are never guessed for a year without a table', () => {
    expect(isWorkingDay('2027-01-04')).toBeUndefined()
    expect(isWorkingDay('2023-12-29')).toBeUndefined()
  })

  it('stand in a table that is true to itself: days of its year, made-up days on weekends only', () => {
    for (const { year, off, work, source } of holidays) {
      expect(source).toMatch(/^国办发明电〔\d{4}〕\d+号$/)
      for (const day of [...off, ...work]) {
        expect(day.slice(0, 4)).toBe(String(year))
        expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
      }
      expect(work.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))).toEqual([])
      expect(off.filter((day) => work.includes(day))).toEqual([])
    }
  })
})

describe('a number of working days', () => {
  it('starts the day after and ends on its last working day, over a weekend and a festival', () => {
    expect(addWorkingDays('2026-11-20', 1)).toEqual({ date: '2026-11-23' })
    expect(addWorkingDays('2026-11-20', 2)).toEqual({ date: '2026-11-24' })
    expect(addWorkingDays('2026-09-29', 2)).toEqual({ date: '2026-10-08' })
    expect(addWorkingDays('2026-02-12', 3)).toEqual({ date: '2026-02-24' })
  })

  it('counts a make-up day', () => {
    expect(addWorkingDays('2026-02-13', 1)).toEqual({ date: '2026-02-14' })
  })

  it('is the day itself when none is counted', () => {
    expect(addWorkingDays('2026-11-21', 0)).toEqual({ date: '2026-11-21' })
  })

  it('names the year whose table is missing instead of going on', () => {
    expect(addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31' })
    expect(addWorkingDays('2026-12-31', 1)).toEqual({ missingYear: 2027 })
    expect(addWorkingDays('2026-12-30', 2)).toEqual({ missingYear: 2027 })
  })

  it('is what is left of it on the day it started, on any day with a table', () => {
    const start = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), (date, count) => {
        const day = dayOf(date)
        const end = addWorkingDays(day, count)
        expect('date' in end && isWorkingDay(end.date)).toBe(true)
        expect('date' in end && workingDaysLeft(day, end.date)).toBe(count)
      }),
    )
  })

  it('has nothing left on its last day and after it', () => {
    expect(workingDaysLeft('2026-11-23', '2026-11-24')).toBe(1)
    expect(workingDaysLeft('2026-11-24', '2026-11-24')).toBe(0)
    expect(workingDaysLeft('2026-11-25', '2026-11-24')).toBe(0)
  })

  it('has an unknown rest over the end of the tables', () => {
    expect(workingDaysLeft('2026-12-30', '2027-01-05')).toBeUndefined()
  })
})

describe('a deadline', () => {
  const received = (instant: string) => deadline('tip.accept', 'town', new Date(instant))

  it('counts from the civil day in China, which begins at 16:00 UTC', () => {
    expect(received('2026-11-20T15:59:59.999Z')).toEqual({ clock: 'tip.accept', date: '2026-11-24' })
    expect(received('2026-11-20T16:00:00.000Z')).toEqual({ clock: 'tip.accept', date: '2026-11-24' })
    expect(received('2026-11-22T16:00:00.000Z')).toEqual({ clock: 'tip.accept', date: '2026-11-25' })
  })

  it('says which year has no table', () => {
    expect(received('2026-12-31T02:00:00Z')).toEqual({ clock: 'tip.accept', missingYear: 2027 })
  })

  it('is none where no row is in force on that day, and for an unknown clock', () => {
    expect(received('2018-06-30T15:59:59Z')).toBeUndefined()
    expect(deadline('tip.unheard', 'town', new Date('2026-11-20T02:00:00Z'))).toBeUndefined()
  })

  it('runs until 24:00 of its day and is overdue the day after', () => {
    const due = { clock: 'tip.accept', date: '2026-11-24' }
    expect(isOverdue(due, dayOf(new Date('2026-11-24T15:59:59Z')))).toBe(false)
    expect(isOverdue(due, dayOf(new Date('2026-11-24T16:00:00Z')))).toBe(true)
  })

  it('is never overdue when it is unknown', () => {
    expect(isOverdue(null, '2030-01-01')).toBe(false)
    expect(isOverdue({ clock: 'tip.accept', missingYear: 2027 }, '2030-01-01')).toBe(false)
  })
})

describe('a civil date', () => {
  it('is that of +08:00', () => {
    expect(dayOf(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31')
    expect(dayOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
    expect(hourOf(new Date('2026-11-20T02:59:59Z'))).toBe('2026-11-20T10:00+08:00')
    expect(hourOf(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21T00:00+08:00')
  })

  it('is followed by the next over months, years and leap days', () => {
    expect(['2026-12-31', '2024-02-28', '2024-02-29', '2026-02-28'].map(nextDay)).toEqual([
      '2027-01-01',
      '2024-02-29',
      '2024-03-01',
      '2026-03-01',
    ])
  })
})
