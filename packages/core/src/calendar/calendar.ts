import { inForce } from '../dated.ts'
import deadlines from './deadlines.json' with { type: 'json' }
import holidays from './holidays.json' with { type: 'json' }

/** A civil date in Asia/Shanghai, `2026-11-22`. */
export type Day = string

/** When something must be done; `missingYear` when the State Council's table of that year is not known yet. */
export type Deadline =
  | { readonly clock: string; readonly date: Day }
  | { readonly clock: string; readonly missingYear: number }

const tables = new Map(
  holidays.map(({ year, off, work }) => [year, { off: new Set(off), work: new Set(work) }]),
)

/** China has one zone without summer time: +08:00. */
const OFFSET = 8 * 3_600_000
const DAY = 86_400_000

export const dayOf = (instant: Date): Day => new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10)

/** To the hour with its zone, `2026-11-22T15:00+08:00`: as finely as public steps are dated. */
export const hourOf = (instant: Date): string =>
  `${new Date(instant.getTime() + OFFSET).toISOString().slice(0, 13)}:00+08:00`

export const nextDay = (day: Day): Day => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)

export const dayBefore = (day: Day): Day => new Date(Date.parse(day) - DAY).toISOString().slice(0, 10)

/** Undefined when the year has no table: never guessed. */
export function isWorkingDay(day: Day): boolean | undefined {
  const table = tables.get(Number(day.slice(0, 4)))
  if (!table) return undefined
  const weekend = [0, 6].includes(new Date(day).getUTCDay())
  return weekend ? table.work.has(day) : !table.off.has(day)
}

/**
 * The last day of `count` working days counted from the day after `start`; it ends at 24:00.
 * A year without a table is returned as such.
 */
export function addWorkingDays(start: Day, count: number): { date: Day } | { missingYear: number } {
  let day = start
  for (let left = count; left > 0; ) {
    day = nextDay(day)
    const working = isWorkingDay(day)
    if (working === undefined) return { missingYear: Number(day.slice(0, 4)) }
    if (working) left--
  }
  return { date: day }
}

/** Working days from the day after `today` up to and including `date`; undefined when a table is missing. */
export function workingDaysLeft(today: Day, date: Day): number | undefined {
  let left = 0
  for (let day = today; day < date; ) {
    day = nextDay(day)
    const working = isWorkingDay(day)
    if (working === undefined) return undefined
    if (working) left++
  }
  return left
}

/**
 * The last day of `count` calendar days counted from the day after `start`; where that is a day of rest, the next working
 * day. A year without a table is returned as such.
 */
export function addCalendarDays(start: Day, count: number): { date: Day } | { missingYear: number } {
  let day = new Date(Date.parse(start) + count * DAY).toISOString().slice(0, 10)
  for (;;) {
    const working = isWorkingDay(day)
    if (working === undefined) return { missingYear: Number(day.slice(0, 4)) }
    if (working) return { date: day }
    day = nextDay(day)
  }
}

/** Days of a row's unit from the day after `from` up to and including `to`: how long something stood still. */
export function daysBetween(
  unit: string,
  from: Day,
  to: Day,
): { readonly days: number } | { readonly missingYear: number } {
  if (unit === 'calendar-day') return { days: Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY) }
  const days = workingDaysLeft(from, to)
  return days === undefined ? { missingYear: firstMissing(from, to) } : { days }
}

function firstMissing(from: Day, to: Day): number {
  let day = nextDay(from)
  while (isWorkingDay(day) !== undefined && day < to) day = nextDay(day)
  return Number(day.slice(0, 4))
}

/** A row of deadlines.json: how long something may take (reference C1). `remind`: working days before its last day. */
export type DeadlineRow = (typeof deadlines)[number]

/** The row of a clock in force in a jurisdiction on a day. */
export const deadlineRow = (clock: string, jurisdiction: string, day: Day): DeadlineRow | undefined =>
  inForce(
    deadlines.filter(({ key }) => key === clock),
    jurisdiction,
    day,
  )

/** The last day of a row's time counted from `start`, `more` days of its unit added (pauses, extensions). */
export const countFrom = (
  { unit, value }: Pick<DeadlineRow, 'unit' | 'value'>,
  start: Day,
  more = 0,
): { date: Day } | { missingYear: number } => {
  if (unit === 'working-day') return addWorkingDays(start, value + more)
  if (unit === 'calendar-day') return addCalendarDays(start, value + more)
  throw new Error(`no way to count in ${unit}`)
}

/**
 * The latest day that may be chosen under a row: so many days of its unit from today, a day of rest or not; of calendar days
 * this needs no table. While the table of a year is missing no working day of it can be chosen.
 */
export function lastChoice({ unit, value }: Pick<DeadlineRow, 'unit' | 'value'>, today: Day): Day {
  if (unit === 'calendar-day') return new Date(Date.parse(today) + value * DAY).toISOString().slice(0, 10)
  const last = countFrom({ unit, value }, today)
  return 'date' in last ? last.date : `${last.missingYear - 1}-12-31`
}

/** The deadline `clock` of a jurisdiction for something that started at `start`, by the row in force that day. */
export function deadline(clock: string, jurisdiction: string, start: Date): Deadline | undefined {
  const day = dayOf(start)
  const row = deadlineRow(clock, jurisdiction, day)
  return row && { clock, ...countFrom(row, day) }
}

/** A clock whose last day has passed; it runs until 24:00 of that day. */
export const isOverdue = (due: Deadline | null, today: Day): boolean =>
  due !== null && 'date' in due && due.date < today
