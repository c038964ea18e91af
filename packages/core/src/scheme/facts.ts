import type { Day } from '../calendar/calendar.ts'
import type { Seat } from '../officer/officer.ts'

/** Five fixes (五定): area, person, duty, task, reward and penalty (S0-05); S1-11 has the first four. */
export const fixes = ['area', 'person', 'duty', 'task', 'reward'] as const
export type Fix = (typeof fixes)[number]

export const siteKinds = ['enterprise', 'market', 'construction', 'estate', 'agency', 'other'] as const
export type SiteKind = (typeof siteKinds)[number]

/** The one unit a grid point (网格点) is bound to. `uscc`: unified social credit code (GB 32100-2015). */
export type Site = { readonly kind: SiteKind; readonly uscc?: string }

/** The three lists (三张清单) of S3-02: duties, leaders, institutions. */
export const listKinds = ['duties', 'leaders', 'institutions'] as const
export type ListKind = (typeof listKinds)[number]

export type ListItem = {
  readonly number: string
  readonly item: string
  /** Body, post or person that answers for it; null is said on the page. */
  readonly owner: string | null
  readonly part: 'main' | 'supporting'
  /** Day on which the owner signed for it (签字认领); null is said on the page. */
  readonly signedOn: Day | null
}

export type ResponsibilityList = { readonly kind: ListKind; readonly items: readonly ListItem[] }

/** What a scheme says of one cell beside its area. */
export type CellFacts = {
  readonly seats: readonly Seat[]
  /** Text of each fix; `area` and `person` may be left out where the boundary and a head say it. */
  readonly fixes: Readonly<Partial<Record<Fix, string>>>
  readonly lists: readonly ResponsibilityList[]
  /** Codes of the cells of the scheme before from which this one was made: several = merge, several with one = split. */
  readonly predecessors: readonly string[]
  readonly site?: Site
  /** Residents, where known: a cell of few is not named in public (threat T5). */
  readonly population?: number
}

/** By cell code; a cell of which nothing is said is absent. */
export type Facts = Readonly<Record<string, CellFacts>>

export const noFacts: CellFacts = { seats: [], fixes: {}, lists: [], predecessors: [] }
