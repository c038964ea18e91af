import { dayOf } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import type { Case } from './case.ts'
import rules from './release-rules.json' with { type: 'json' }

/** When a case may show in public, by the rule in force on the day it was opened; undefined where no rule lets it. */
export function releasedAt({
  openedAt,
  jurisdiction,
}: Pick<Case, 'openedAt' | 'jurisdiction'>): Date | undefined {
  const rule = inForce(rules, jurisdiction, dayOf(new Date(openedAt)))
  return rule?.hold === 'none' ? new Date(openedAt) : undefined
}
