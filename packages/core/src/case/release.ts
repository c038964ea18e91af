import { dayOf } from '../calendar/calendar.ts'
import type { Case } from './case.ts'
import rules from './release-rules.json' with { type: 'json' }

/** When a case may show in public, by the rule in force on the day it was opened; undefined where no rule lets it. */
export function releasedAt({ openedAt }: Pick<Case, 'openedAt'>, jurisdiction = '*'): Date | undefined {
  const day = dayOf(new Date(openedAt))
  const rule = rules.findLast(
    (r) => r.validFrom <= day && (r.jurisdiction === '*' || r.jurisdiction === jurisdiction),
  )
  return rule?.hold === 'none' ? new Date(openedAt) : undefined
}
