import { type Day, dayOf } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import { titleOf } from '../officer/officer.ts'
import { type HeldSeat, isHead } from '../officer/read.ts'
import type { PatrolRole } from './patrol.ts'
import ruleList from './patrol-rules.json' with { type: 'json' }
import type { PatrolView } from './view.ts'

export type Period = 'month' | 'half-month' | 'week'

/** How often whoever holds a role at a cell of an administrative kind has to patrol it. */
export type PatrolRule = {
  readonly jurisdiction: string
  readonly validFrom: Day
  readonly kind: string
  readonly role: Exclude<PatrolRole, 'superior'>
  readonly period: Period
  readonly minimum: number
  readonly night?: boolean
}

export const patrolRules = ruleList as readonly PatrolRule[]

/** One duty of a cell in a month. `counted`: of what was done as much as was due in each period; it decides. */
export type Duty = {
  readonly role: PatrolRule['role']
  readonly period: Period
  readonly minimum: number
  readonly night: boolean
  readonly due: number
  readonly done: number
  readonly counted: number
}

/**
 * The rules of a month for a kind of cell: those in force on its first day, one for each role by day and by night; a rule that
 * begins within a month counts from the next one.
 */
export const rulesOf = (
  rules: readonly PatrolRule[],
  jurisdiction: string,
  month: string,
  kind: string,
): readonly PatrolRule[] =>
  [
    ...Map.groupBy(
      rules.filter((rule) => rule.kind === kind),
      ({ role, night }) => `${role} ${night ?? false}`,
    ).values(),
  ].flatMap((rows) => inForce(rows, jurisdiction, `${month}-01`) ?? [])

/** The periods of a month by their last day; its weeks are the 1st to 7th, 8th to 14th, 15th to 21st, and 22nd to its end. */
export const periodsOf: Readonly<Record<Period, readonly number[]>> = {
  month: [31],
  'half-month': [15, 31],
  week: [7, 14, 21, 31],
}

/** What was due and done in a cell, from the rules of the month, the seats of the cell and the visits. */
export const dutiesOf = (
  rules: readonly PatrolRule[],
  seats: readonly HeldSeat[],
  visits: PatrolView['visits'],
): readonly Duty[] =>
  rules.map(({ role, period, minimum, night = false }) => {
    const each = minimum * seatsFor(role, seats)
    const fitting = visits.filter((visit) => visit.role === role && (!night || visit.night))
    const days = fitting.map(({ day }) => Number(day.slice(8)))
    const ends = periodsOf[period]
    const counted = ends.reduce((sum, end, i) => {
      const within = days.filter((day) => day <= end && day > (ends[i - 1] ?? 0)).length
      return sum + Math.min(within, each)
    }, 0)
    return { role, period, minimum, night, due: each * ends.length, done: fitting.length, counted }
  })

/** Each head and each worker in office has the duty; a cell without a head owes it all the same. */
function seatsFor(role: PatrolRule['role'], seats: readonly HeldSeat[]): number {
  const held = seats.filter(({ holder }) => holder !== null)
  if (role === 'head') return Math.max(1, held.filter(({ post }) => isHead(post)).length)
  return held.filter(({ title }) => titleOf(title)?.role === 'worker').length
}

export const lastDayOf = (month: string): Day => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** The day that decides which cells and seats a month is measured by: its last, or today while it runs. */
export function dayOfMonth(month: string, now: Date): Day {
  const [today, last] = [dayOf(now), lastDayOf(month)]
  return today < last ? today : last
}
