import {
  countFrom,
  type Day,
  type Deadline,
  dayBefore,
  dayOf,
  daysBetween,
  deadlineRow,
  isWorkingDay,
  nextDay,
} from '../calendar/calendar.ts'
import type { Unit } from '../staff/staff.ts'
import type { Case, Clock } from './case.ts'

/** Pure bookkeeping of a case's clocks (reference C1): nothing here reads the time by itself. */

export const isEnded = ({ state }: Clock) => state === 'met' || state === 'late' || state === 'dropped'

type Start = {
  readonly unit: Unit
  readonly jurisdiction: string
  readonly now: Date
  /** A last day that was chosen; see `startUntil`. */
  readonly on?: Day
  /** Tells several of a key apart that run at once. */
  readonly ref?: string
}

/**
 * One more clock, from today, by the row in force; a clock of the same key and `ref` that still runs is dropped. None
 * without a row.
 */
export function startClock(
  clocks: readonly Clock[],
  key: string,
  { unit, jurisdiction, now, on, ref }: Start,
): readonly Clock[] {
  const today = dayOf(now)
  const row = deadlineRow(key, jurisdiction, today)
  if (!row) return clocks
  const due = { clock: key, ...(on === undefined ? countFrom(row, today) : { date: on }) }
  const which = ref === undefined ? {} : { ref }
  const chosen = on === undefined ? {} : { on }
  const started: Clock = { key, unit, startedOn: today, due, state: 'running', ...which, ...chosen }
  return [...dropClock(clocks, key, now, ref), started]
}

/** What was asked is done: in time, or late. */
export const meetClock = (clocks: readonly Clock[], key: string, now: Date, ref?: string): readonly Clock[] =>
  ending(
    change(clocks, key, ref, (clock) => endedOf(clock, 'met', now)),
    now,
  )

/** What was asked does not matter any more. */
export const dropClock = (clocks: readonly Clock[], key: string, now: Date, ref?: string): readonly Clock[] =>
  ending(
    change(clocks, key, ref, (clock) => endedOf(clock, 'dropped', now)),
    now,
  )

/**
 * Every clock that still runs, for a case that ends: those named are met, the others dropped. What a deputy asked must be
 * answered all the same.
 */
export const endClocks = (clocks: readonly Clock[], met: readonly string[], now: Date): readonly Clock[] =>
  clocks.map((clock) =>
    isEnded(clock) || clock.key === QUESTION_CLOCK
      ? clock
      : endedOf(clock, met.includes(clock.key) ? 'met' : 'dropped', now),
  )

export const QUESTION_CLOCK = 'question.answer'

function endedOf(clock: Clock, how: 'met' | 'dropped', now: Date): Clock {
  const endedOn = dayOf(now)
  return { ...clock, state: how === 'met' && isMissed(clock, endedOn) ? 'late' : how, endedOn }
}

/** Its time ran out, whether the clock has said so yet or not. */
export const isMissed = (clock: Clock, today: Day): boolean =>
  clock.missedOn !== undefined || (clock.state === 'running' && isPast(clock, today))

const isPast = ({ due }: Clock, today: Day) => 'date' in due && due.date < today

const change = (
  clocks: readonly Clock[],
  key: string,
  ref: string | undefined,
  how: (clock: Clock) => Clock,
): readonly Clock[] =>
  clocks.map((clock) => (clock.key === key && clock.ref === ref && !isEnded(clock) ? how(clock) : clock))

/** Bounds how long another clock, its `ref`, stands still: that is told as overdue too (threat T19). */
const PAUSE_CLOCK = 'pause.end'

/** Whoever ends a clock that stood still ends the bound on that. */
function ending(clocks: readonly Clock[], now: Date): readonly Clock[] {
  const paused = new Set(clocks.flatMap(({ key, state }) => (state === 'paused' ? [key] : [])))
  return clocks.map((clock) =>
    clock.key === PAUSE_CLOCK && !isEnded(clock) && !paused.has(clock.ref ?? '')
      ? endedOf(clock, 'met', now)
      : clock,
  )
}

/** Clocks of the unit that handled a case until now are those of the unit that handles it from now on. */
export const handClocks = (clocks: readonly Clock[], from: Unit, to: Unit): readonly Clock[] =>
  from === to
    ? clocks
    : clocks.map((clock) => (clock.unit === from && !isEnded(clock) ? { ...clock, unit: to } : clock))

/** It stands still, and has no deadline until it goes on; how long it may is a clock of its own. */
export const pauseClock = (clocks: readonly Clock[], key: string, start: Start): readonly Clock[] =>
  startClock(
    change(clocks, key, undefined, (clock) => ({ ...clock, state: 'paused', pausedOn: dayOf(start.now) })),
    PAUSE_CLOCK,
    { ...start, ref: key },
  )

/** Goes on: the days it stood still, counted as its row counts, are added to its time. */
export const continueClock = (
  clocks: readonly Clock[],
  key: string,
  { jurisdiction, now }: Pick<Start, 'jurisdiction' | 'now'>,
): readonly Clock[] =>
  ending(
    change(clocks, key, undefined, (clock) => {
      if (clock.state !== 'paused' || clock.pausedOn === undefined) return clock
      const { pausedOn, ...rest } = clock
      const stood = [...(clock.stood ?? []), { from: pausedOn, to: dayOf(now) }]
      return recounted({ ...rest, state: 'running', stood }, jurisdiction)
    }),
    now,
  )

/** So many days of its row's unit more; one that has not been reminded of its new last day will be. */
export const extendClock = (
  clocks: readonly Clock[],
  key: string,
  days: number,
  jurisdiction: string,
): readonly Clock[] =>
  change(clocks, key, undefined, ({ remindedOn: _, ...clock }) =>
    recounted({ ...clock, extended: (clock.extended ?? 0) + days }, jurisdiction),
  )

/** Clocks that waited for the holiday table of a year, by the tables known now. The same list where nothing changed. */
export function recountClocks(clocks: readonly Clock[], jurisdiction: string): readonly Clock[] {
  const counted = clocks.map((clock) => {
    if (isEnded(clock) || 'date' in clock.due) return clock
    const again = recounted(clock, jurisdiction)
    return 'date' in again.due ? again : clock
  })
  return counted.some((clock, i) => clock !== clocks[i]) ? counted : clocks
}

function recounted(clock: Clock, jurisdiction: string): Clock {
  const row = deadlineRow(clock.key, jurisdiction, clock.startedOn)
  if (!row || clock.on !== undefined) return clock
  const { paused: _, ...rest } = clock
  const spans = (clock.stood ?? []).map(({ from, to }) => daysBetween(row.unit, from, to))
  const missing = spans.find((span) => 'missingYear' in span)
  if (missing) return { ...rest, due: { clock: clock.key, ...missing } as Deadline }
  const paused = spans.reduce((sum, span) => sum + ('days' in span ? span.days : 0), 0)
  const due = { clock: clock.key, ...countFrom(row, clock.startedOn, paused + (clock.extended ?? 0)) }
  return { ...rest, due, ...(paused > 0 && { paused }) }
}

/**
 * The unit that is urged has reported: its next report is due a cycle on. Nothing where the case is not urged (督查督办,
 * S2-21).
 */
export const renewUrge = (
  clocks: readonly Clock[],
  { urge, unit }: Pick<Case, 'urge' | 'unit'>,
  { jurisdiction, now }: Pick<Start, 'jurisdiction' | 'now'>,
): readonly Clock[] => {
  if (urge === null) return clocks
  const key = `urge.${urge.kind}`
  return startClock(meetClock(clocks, key, now), key, { unit, jurisdiction, now })
}

/** Midnight in China at the beginning of a day. */
const beginOf = (day: Day) => new Date(`${day}T00:00:00+08:00`)

/** The day on which a reminder is due: so many working days before the last one; undefined where its row asks for none. */
function remindOn(clock: Clock, jurisdiction: string): Day | undefined {
  if (!('date' in clock.due)) return undefined
  const row = deadlineRow(clock.key, jurisdiction, clock.startedOn)
  if (!row || row.remind <= 0) return undefined
  let day = clock.due.date
  for (let left = row.remind; left > 0; ) {
    day = dayBefore(day)
    const working = isWorkingDay(day)
    if (working === undefined) return undefined
    if (working) left--
  }
  return day > clock.startedOn ? day : undefined
}

/**
 * When a clock must be looked at next: its reminder, then the midnight after its last day; undefined when there is nothing.
 * One that waits for the table of a year is looked at from the December before on, when the table has been published.
 */
function wakeOf(clock: Clock, jurisdiction: string): Date | undefined {
  if (isEnded(clock) || clock.missedOn) return undefined
  if ('missingYear' in clock.due) return beginOf(`${clock.due.missingYear - 1}-12-01`)
  if (clock.state !== 'running') return undefined
  const reminder = clock.remindedOn ? undefined : remindOn(clock, jurisdiction)
  return beginOf(reminder ?? nextDay(clock.due.date))
}

/** RFC 3339; far away where no clock runs, so that the head still stands in the list of its scheme. */
export const NEVER = '9999-12-31T00:00:00.000Z'

export function nextWake(clocks: readonly Clock[], jurisdiction: string): string {
  const wakes = clocks.flatMap((clock) => wakeOf(clock, jurisdiction) ?? [])
  const first = Math.min(...wakes.map((wake) => wake.getTime()))
  return Number.isFinite(first) ? new Date(first).toISOString() : NEVER
}

/** What the clocks ask for at a moment: whom to remind, and what was missed. A clock that stands still asks for nothing. */
export function dueNow(
  clocks: readonly Clock[],
  jurisdiction: string,
  now: Date,
): { readonly remind: readonly Clock[]; readonly missed: readonly Clock[] } {
  const today = dayOf(now)
  const running = clocks.filter(({ state, missedOn }) => state === 'running' && !missedOn)
  const missed = running.filter((clock) => isPast(clock, today))
  const remind = running.filter((clock) => {
    const day = remindOn(clock, jurisdiction)
    return !missed.includes(clock) && !clock.remindedOn && day !== undefined && day <= today
  })
  return { remind, missed }
}
