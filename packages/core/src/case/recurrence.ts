import type { Day } from '../calendar/calendar.ts'
import type { CaseStatus } from './stage.ts'

/** A problem that was settled: its case stands closed, and not as untrue. */
export type Settling = {
  readonly no: string
  readonly category: string
  readonly scheme: string
  /** Chain of its cells, top first, as far as the reader may know it. */
  readonly cells: readonly string[]
  /** The day it was closed. */
  readonly on: Day
  readonly follows: string | null
}

/** A case that says the problem of another is back; `on` the day it came to be known. */
export type Return = Omit<Settling, 'follows'> & { readonly follows: string; readonly status: CaseStatus }

/** Of so many settled problems so many came back: never one number without the other. */
export type Share = { readonly closed: number; readonly back: number }

/** Cases of one problem at one place, each following the one before. */
export type Chain = Omit<Settling, 'no' | 'follows'> & {
  readonly cases: readonly string[]
  /** How often it came back. */
  readonly times: number
}

/** What was said and proved untrue, or not taken up, does not speak against those who settled the problem. */
const isCounted = ({ status }: Return) => status !== 'not-verified' && status !== 'not-accepted'

/** A settled problem counts once, however many cases say that it is back. */
export function shareOf(closed: readonly Settling[], returns: readonly Return[]): Share {
  const back = new Set(returns.filter(isCounted).map(({ follows }) => follows))
  return { closed: closed.length, back: closed.filter(({ no }) => back.has(no)).length }
}

/** The same for each group, the one with the most problems that came back first. */
export const sharesBy = (
  closed: readonly Settling[],
  returns: readonly Return[],
  group: (each: Settling) => string,
): readonly (Share & { readonly key: string })[] =>
  [...Map.groupBy(closed, group)]
    .map(([key, each]) => ({ key, ...shareOf(each, returns) }))
    .toSorted((a, b) => b.back - a.back || b.closed - a.closed || (a.key < b.key ? -1 : 1))

/** The places where one of the settled problems came back, the most often first, then the latest. */
export function chainsOf(closed: readonly Settling[], returns: readonly Return[]): readonly Chain[] {
  const again = [
    ...returns.filter(isCounted),
    ...closed.flatMap((each) => (each.follows === null ? [] : [{ ...each, follows: each.follows }])),
  ]
  const before = new Map(again.map(({ no, follows }) => [no, follows]))
  const settled = new Set(closed.map(({ no }) => no))
  const firstOf = (no: string): string => {
    const earlier = before.get(no)
    return earlier === undefined ? no : firstOf(earlier)
  }
  const depth = (no: string): number => {
    const earlier = before.get(no)
    return earlier === undefined ? 0 : depth(earlier) + 1
  }
  const known = new Map([...closed, ...again].map((each) => [each.no, each]))
  const chains = [...Map.groupBy(before.keys(), firstOf)].flatMap(([first, later]) => {
    const cases = [
      first,
      ...later.toSorted((a, b) => depth(a) - depth(b) || (dayOfCase(a) < dayOfCase(b) ? -1 : 1)),
    ]
    const last = known.get(cases.at(-1) ?? '')
    const isTold = later.some((no) => settled.has(before.get(no) ?? ''))
    if (!last || !isTold) return []
    const { category, scheme, cells, on } = last
    return [{ category, scheme, cells, on, cases, times: later.length }]
  })
  return chains.toSorted((a, b) => b.times - a.times || (a.on > b.on ? -1 : 1))

  function dayOfCase(no: string): Day {
    return known.get(no)?.on ?? ''
  }
}
