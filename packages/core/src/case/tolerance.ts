import { dayOf } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import { type Case, isProved } from './case.ts'
import rules from './tolerance-rules.json' with { type: 'json' }

const DAY = 86_400_000

/** What has to come together that a problem is neither circulated nor deducted (容错, S3-16). */
export const toleranceConditions = ['selfFound', 'inTime', 'rectified', 'reported', 'noHarm'] as const
export type ToleranceCondition = (typeof toleranceConditions)[number]

export type Tolerance = {
  /** Closed, and all of them hold. */
  readonly applies: boolean
  readonly conditions: Readonly<Record<ToleranceCondition, boolean>>
}

type Of = Pick<
  Case,
  | 'origin'
  | 'clocks'
  | 'stage'
  | 'outcome'
  | 'visits'
  | 'openedAt'
  | 'jurisdiction'
  | 'merges'
  | 'referral'
  | 'steps'
>

/**
 * Found by an own patrol; no deadline missed; closed as proved with measures; entered within the rule's days of being found; and
 * no bad consequence: nobody of the public told of it too, said that it is not solved, and nothing was referred to police,
 * judiciary or discipline.
 * @param joined reports of the public that joined the case
 */
export function tolerance(state: Of, joined: number): Tolerance {
  const { origin, clocks, outcome, visits, openedAt, merges, referral, steps } = state
  const found = visits.find(({ step }) => step === 'check')?.at ?? openedAt
  const conditions = {
    selfFound: origin === 'patrol',
    inTime: clocks.every(({ missedOn }) => missedOn === undefined),
    rectified: isProved(state) && (outcome?.measures.length ?? 0) > 0,
    reported: Date.parse(openedAt) - Date.parse(found) <= reportedWithin(state),
    noHarm:
      joined === 0 &&
      merges.length === 0 &&
      referral === null &&
      steps.every(({ event }) => event !== 'dispute' && event !== 'refer'),
  }
  return { applies: Object.values(conditions).every(Boolean), conditions }
}

/** By the rule in force when the case was opened, in milliseconds. */
function reportedWithin({ jurisdiction, openedAt }: Of): number {
  const rule = inForce(rules, jurisdiction, dayOf(new Date(openedAt)))
  if (!rule) throw new Error(`no rule says in ${jurisdiction} how soon a finding is reported`)
  return rule.reportedWithinDays * DAY
}
