import { addWorkingDays, type Day, type Deadline } from '../calendar/calendar.ts'
import type { RewardScheme } from './reward.ts'

/** The last day to claim, counted from the day after `start`; a missing calendar is said, never guessed. */
export function claimBy({ claimWindow: { unit, count } }: RewardScheme, start: Day): Deadline {
  if (unit === 'working-day') return { clock: 'reward.claim', ...addWorkingDays(start, count) }
  return { clock: 'reward.claim', date: monthsLater(start, count) }
}

/** The same day of a later month; of a shorter month its last day. */
export function monthsLater(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}

export const daysLater = (day: Day, count: number): Day =>
  new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
