import type { Day } from '../calendar/calendar.ts'
import { type Dated, inForce } from '../dated.ts'
import type { OpeningPurpose } from './identity.ts'
import rows from './second-person.json' with { type: 'json' }

/** Which openings one custodian may do alone, and how long another person has to agree; rows of `second-person.json`. */
export type SecondPersonRule = Dated & {
  readonly alone: readonly OpeningPurpose[]
  /** Days after the day of asking on which it may still be agreed to and opened. */
  readonly lapseDays: number
}

const rules = rows as readonly (SecondPersonRule & { readonly source: string })[]

/** The rule of a day. @throws where no row is in force: then nothing may be opened */
export function secondPersonRule(
  jurisdiction: string,
  day: Day,
  among: readonly SecondPersonRule[] = rules,
): SecondPersonRule {
  const rule = inForce(among, jurisdiction, day)
  if (!rule) throw new Error(`no rule of the second person for ${jurisdiction} on ${day}`)
  return rule
}

/** Whom an opening concerns, as far as the ledger knows. */
export type Whom = {
  /** The report complains of those responsible for a cell (T7). */
  readonly complains: boolean
  /** A reward officer noted that the reporter works for whom the report is about. */
  readonly insider: boolean
}

/** Whether another person must agree: for every purpose that is not allowed alone, and for a protected reporter always. */
export const needsSecond = (
  { alone }: SecondPersonRule,
  purpose: OpeningPurpose,
  { complains, insider }: Whom,
): boolean => complains || insider || !alone.includes(purpose)

export const lastDayOf = ({ lapseDays }: SecondPersonRule, asked: Day): Day =>
  new Date(Date.parse(asked) + lapseDays * 86_400_000).toISOString().slice(0, 10)
