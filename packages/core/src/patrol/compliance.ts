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
  /** Only visits that looked at one of these kinds of subject count; any visit where nothing is said. */
  readonly categories?: readonly string[]
}

export const patrolRules = ruleList as readonly PatrolRule[]

/** One duty of a cell in a month. `counted`: of what was done as much as was due in each period; it decides. */
export type Duty = {
  readonly role: PatrolRule['role']
  readonly period: Period
  readonly minimum: number
  readonly night: boolean
  /** Kinds of subject of which a visit must have looked at one; empty where any visit counts. */
  readonly categories: readonly string[]
  readonly due: number
  readonly done: number
  readonly counted: number
}

/** How a duty stands on a day of its month. Each period asks for itself: what is over is made up for by nothing. */
export type Standing = {
  /** Owed for good: asked for by periods that ended before the day, and not done. */
  readonly late: number
  /** What the period of the day still asks for, up to and including `until`. */
  readonly missing: number
  readonly until: Day
}

/**
 * The rules of a month for a kind of cell: those in force on its first day, one for each role by day and by night and for each
 * choice of subjects; a rule that begins within a month counts from the next one.
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
      ({ role, night, categories = [] }) => `${role} ${night ?? false} ${categories.toSorted().join(' ')}`,
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
  rules.map((rule) => {
    const { role, period, minimum, night = false, categories = [] } = rule
    const { each, done, parts } = partsOf(rule, seats, visits)
    const counted = parts.reduce((sum, part) => sum + part.counted, 0)
    return { role, period, minimum, night, categories, due: each * parts.length, done, counted }
  })

/** How the duty of a rule stands on a day of the month of the visits. */
export function standingOf(
  rule: PatrolRule,
  seats: readonly HeldSeat[],
  visits: PatrolView['visits'],
  day: Day,
): Standing {
  const { each, parts } = partsOf(rule, seats, visits)
  const today = Number(day.slice(8))
  const over = parts.filter(({ end }) => end < today)
  const running = parts[over.length]
  const last = lastDayOf(day.slice(0, 7))
  return {
    late: over.reduce((sum, { counted }) => sum + each - counted, 0),
    missing: each - (running?.counted ?? each),
    until: `${last.slice(0, 8)}${String(Math.min(running?.end ?? 31, Number(last.slice(8)))).padStart(2, '0')}`,
  }
}

/** The periods of a duty with what counts in each; `each`: what each of them asks for. */
function partsOf(
  { role, period, minimum, night = false, categories = [] }: PatrolRule,
  seats: readonly HeldSeat[],
  visits: PatrolView['visits'],
) {
  const each = minimum * seatsFor(role, seats)
  const fitting = visits.filter(
    (visit) =>
      visit.role === role &&
      (!night || visit.night) &&
      (categories.length === 0 || visit.categories?.some((seen) => categories.includes(seen))),
  )
  const days = fitting.map(({ day }) => Number(day.slice(8)))
  const ends = periodsOf[period]
  const parts = ends.map((end, i) => {
    const within = days.filter((day) => day <= end && day > (ends[i - 1] ?? 0)).length
    return { end, counted: Math.min(within, each) }
  })
  return { each, done: fitting.length, parts }
}

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
