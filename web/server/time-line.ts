import type { Day } from '@wangge/core/calendar'
import type { Scheme, Timeline } from '@wangge/core/scheme'

/** A scheme with the first day on which it is no longer in force: that of the next one, null for the newest. */
export type Term = { readonly scheme: Scheme; readonly until: Day | null }

/** The schemes in force one after the other, oldest first. */
export const termsOf = ({ schemes }: Pick<Timeline, 'schemes'>): readonly Term[] =>
  schemes.map((scheme, i) => ({ scheme, until: schemes[i + 1]?.validFrom ?? null }))

export const inTerm = ({ scheme, until }: Term, day: Day): boolean =>
  day >= scheme.validFrom && (until === null || day < until)

/** The day to speak of when none is asked for: today while the scheme is in force, else its first or its last day. */
export function usualDay({ scheme, until }: Term, today: Day): Day {
  if (today < scheme.validFrom) return scheme.validFrom
  return until !== null && today >= until ? dayBefore(until) : today
}

export const dayBefore = (day: Day): Day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
