import { dayOf } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import rules from './retention.json' with { type: 'json' }

const DAY = 86_400_000

/** From when on contacts of a case's reporters are kept no longer (RFC 3339), by the rule in force on the day it ends. */
export const forgetFrom = (ended: Date, jurisdiction: string): string =>
  daysAfter(ended, ruleOn(ended, jurisdiction).contactDays)

/** When it is looked at again, where something is still open. */
export const postponedFrom = (now: Date, jurisdiction: string): string =>
  daysAfter(now, ruleOn(now, jurisdiction).postponedDays)

const daysAfter = (from: Date, days: number) => new Date(from.getTime() + days * DAY).toISOString()

function ruleOn(now: Date, jurisdiction: string) {
  const rule = inForce(rules, jurisdiction, dayOf(now))
  if (!rule) throw new Error(`no rule says in ${jurisdiction} how long a contact is kept`)
  return rule
}
