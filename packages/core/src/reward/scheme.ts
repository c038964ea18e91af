import type { Day } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import type { RewardScheme } from './reward.ts'
import rows from './schemes.json' with { type: 'json' }

const schemes = rows as unknown as readonly RewardScheme[]

/** The measure in force in a place on a day; undefined where there is none, and no reward is offered then. */
export function rewardScheme(jurisdiction: string, day: Day): RewardScheme | undefined {
  const scheme = inForce(schemes, jurisdiction, day)
  return scheme && (scheme.validTo === null || day <= scheme.validTo) ? scheme : undefined
}

export const schemeById = (id: string): RewardScheme => {
  const scheme = schemes.find((each) => each.id === id)
  if (!scheme) throw new Error(`reward scheme ${id} is gone: rows are never removed`)
  return scheme
}
