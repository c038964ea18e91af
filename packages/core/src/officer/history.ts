import { type Day, dayBefore, nextDay } from '../calendar/calendar.ts'
import type { Change, Holder, Seat } from './officer.ts'

/** A stretch of time in which a scheme was in force; `until` is the first day of the next one. */
export type Span = { readonly from: Day; readonly until?: Day | undefined }

/** A term of office. `to` is its last day, null while it runs. */
export type Term = Holder & { readonly title: string; readonly from: Day; readonly to: Day | null }

/**
 * What happened at a post while one scheme was in force, oldest first. The scheme's own roster counts from the scheme's
 * first day until a deed says otherwise; what deeds said under an earlier scheme ended with that scheme.
 */
export function changesUnder(
  seat: Seat | undefined,
  deeds: readonly Change[],
  { from, until }: Span,
): Change[] {
  const within = deeds.filter((deed) => deed.from >= from && (until === undefined || deed.from < until))
  const [first] = within
  const roster = founded(seat, from).filter((change) => !first || change.from < first.from)
  return [...roster, ...within]
}

function founded(seat: Seat | undefined, begin: Day): Change[] {
  const title = seat?.title ?? ''
  const vacant = (from: Day): Change => ({ from, title, holder: null })
  if (!seat?.holder) return [vacant(begin)]
  const { from, to, ...holder } = seat.holder
  if (to !== undefined && to < begin) return [vacant(begin)]
  const held = { from: from > begin ? from : begin, title, holder }
  return [
    ...(held.from > begin ? [vacant(begin)] : []),
    held,
    ...(to === undefined ? [] : [vacant(nextDay(to))]),
  ]
}

/** The change that counts on a day; undefined before the first. */
export const changeOn = (changes: readonly Change[], day: Day): Change | undefined =>
  changes.findLast(({ from }) => from <= day)

/** Terms of office, newest first. A holder who is named again without a break goes on in one term. */
export function termsOf(changes: readonly Change[]): Term[] {
  const terms: Term[] = []
  for (const { from, title, holder } of changes) {
    const running = terms.at(-1)?.to === null ? terms.pop() : undefined
    if (running && holder?.name === running.name && title === running.title) {
      terms.push({ ...holder, title, from: running.from, to: null })
      continue
    }
    // A change on the first day of a term leaves nothing of it.
    if (running && running.from < from) terms.push({ ...running, to: dayBefore(from) })
    if (holder) terms.push({ ...holder, title, from, to: null })
  }
  return terms.toReversed()
}
