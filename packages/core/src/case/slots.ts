import { dayBefore, dayOf, nextDay } from '../calendar/calendar.ts'
import { type Dated, inForce } from '../dated.ts'
import list from './release-rules.json' with { type: 'json' }

/** When held cases show (threat T3): at slots of the day in Asia/Shanghai, or at each run of the sweep; at least so many at once. */
export type ReleaseRule = Dated & { readonly least: number } & (
    | { readonly eachRun: boolean }
    | { readonly slots: readonly string[]; readonly longestHours: number }
  )

const rules: readonly ReleaseRule[] = list

export function releaseRule(jurisdiction: string, now: Date): ReleaseRule {
  const rule = inForce(rules, jurisdiction, dayOf(now))
  if (!rule) throw new Error(`no release rule is in force in ${jurisdiction}`)
  return rule
}

const HOUR = 3_600_000
/** The sweep runs every minute. */
const RUN = 60_000

/** The newest slot that has come, and the one after it. */
export function slotsAround(rule: ReleaseRule, now: Date): { readonly last: Date; readonly next: Date } {
  if ('eachRun' in rule) return { last: now, next: new Date(now.getTime() + RUN) }
  const today = dayOf(now)
  const times = [dayBefore(today), today, nextDay(today)].flatMap((day) =>
    rule.slots.map((slot) => new Date(`${day}T${slot}:00+08:00`)),
  )
  const last = times.findLast((time) => time <= now)
  const next = times.find((time) => time > now)
  if (!last || !next) throw new Error('a release rule has a slot every day')
  return { last, next }
}

/** How long before its slot the oldest case of a release may have been opened, in milliseconds. */
export const longestHold = (rule: ReleaseRule): number => ('eachRun' in rule ? RUN : rule.longestHours * HOUR)

/**
 * Which held cases show at the newest slot: all opened before it, when they are as many as the rule asks for, or when the
 * oldest would be held too long by the next one. None is told from another by when it came.
 */
export function dueAt<Held extends { readonly openedAt: string }>(
  rule: ReleaseRule,
  held: readonly Held[],
  now: Date,
): readonly Held[] {
  const { last, next } = slotsAround(rule, now)
  const before = held.filter(({ openedAt }) => new Date(openedAt) < last)
  const oldest = Math.min(...before.map(({ openedAt }) => Date.parse(openedAt)))
  const isTooOld = next.getTime() - oldest > longestHold(rule)
  return before.length >= rule.least || isTooOld ? before : []
}
