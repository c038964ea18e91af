import { type Day, dayOf } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import rules from './visit-rules.json' with { type: 'json' }

const DAY = 86_400_000

/** How late a visit may be recorded, in milliseconds. */
export const recordWithin = (jurisdiction: string, now: Date): number =>
  ruleOn(jurisdiction, dayOf(now)).recordWithinDays * DAY

/** The last day on which a visit that began and ended on a day may be recorded, whatever its hour. */
export const lastDayToRecord = (jurisdiction: string, day: Day): Day =>
  new Date(Date.parse(day) + ruleOn(jurisdiction, day).recordWithinDays * DAY).toISOString().slice(0, 10)

/** From when on the tracks, words and photos of a month are kept no longer, RFC 3339. */
export function forgetTracksFrom(jurisdiction: string, month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const over = Date.UTC(year, number)
  return new Date(over + ruleOn(jurisdiction, `${month}-01`).keepTrackDays * DAY).toISOString()
}

function ruleOn(jurisdiction: string, day: string) {
  const rule = inForce(rules, jurisdiction, day)
  if (!rule) throw new Error(`no rule says in ${jurisdiction} how long the track of a patrol is kept`)
  return rule
}
