import type { LngLat } from '@wangge/grid'
import type { Day } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Names } from '../locale.ts'
import type { Fix } from './facts.ts'

/**
 * A level of a scheme: a label, never a key. `kind` is what the cells of the level carry as their administrative kind.
 * Cells of a point level (网格点) are bound to one site each: they are leaves and share no land out among them.
 */
export type Level = { readonly kind: string; readonly name: Names; readonly points?: boolean }

/** What whoever draws up a scheme says of it as a whole. */
export type SchemeHeader = {
  readonly id: string
  readonly jurisdiction: string
  readonly name: Names
  readonly levels: readonly Level[]
  /** The fixes every cell must have, in the order of the local rule: five (五定), or four without reward and penalty (四定). */
  readonly fixes: readonly Fix[]
  /** Day from which the scheme is in force, until the next one begins. */
  readonly validFrom: Day
  /** Made for demonstration: every page says so, and its people are fictitious. */
  readonly demo: boolean
}

/**
 * A grid scheme (网格方案): immutable, dated. Its bulk lies in the file store under the SHA-256 (hex) of each file;
 * the ledger says which was drafted and activated when, by whom.
 */
export type Scheme = SchemeHeader & {
  readonly grid: string
  readonly facts: string
  readonly survey: string
  readonly cells: number
}

/** The schemes of a jurisdiction: those in force one after the other by `validFrom`, and those imported but not in force. */
export type Timeline = {
  readonly status: 'drafting' | 'active'
  readonly drafts: readonly Scheme[]
  readonly schemes: readonly Scheme[]
  /**
   * Ids that were ever on the time line, each with that of the scheme it first stood on. What they name never changes, for
   * cases refer to it.
   */
  readonly issued: Readonly<Record<string, string | null>>
}

export type SchemeEvent =
  | { readonly type: 'scheme.drafted'; readonly data: Scheme }
  | { readonly type: 'scheme.activated'; readonly data: { readonly id: string } }
  /** The newest scheme is a draft again; the one before it is in force as if it had never ended. */
  | { readonly type: 'scheme.reverted'; readonly data: { readonly id: string } }

export const schemeStream = (jurisdiction: string) => `scheme#${jurisdiction}`

export const gridFile = (sha256: string) => `grid/${sha256}.bin`
export const factsFile = (sha256: string) => `facts/${sha256}.json`
export const surveyFile = (sha256: string) => `survey/${sha256}.json`

export function evolveTimeline(timeline: Timeline | undefined, happening: Happening): Timeline {
  const event = happening as SchemeEvent
  const before = timeline ?? { status: 'drafting', drafts: [], schemes: [], issued: {} }
  const { drafts, schemes, issued } = before
  const { id } = event.data
  const named = (scheme: Scheme) => scheme.id === id
  const others = (scheme: Scheme) => scheme.id !== id
  switch (event.type) {
    case 'scheme.drafted':
      return { ...before, drafts: [...drafts.filter(others), event.data] }
    case 'scheme.activated':
      return {
        status: 'active',
        drafts: drafts.filter(others),
        schemes: [...schemes, ...drafts.filter(named)],
        issued: { [id]: schemes.at(-1)?.id ?? null, ...issued },
      }
    case 'scheme.reverted':
      return {
        ...before,
        drafts: [...drafts, ...schemes.filter(named)],
        schemes: schemes.filter(others),
      }
  }
}

/** Whether more than one scheme was ever activated: a cell may have had another code, or will. */
export const isReformed = ({ issued }: Timeline): boolean => Object.keys(issued).length > 1

/**
 * The scheme in force on a day: the newest begun by then. Before the first one began the first one counts, since no other
 * can say where a place belonged.
 */
export function schemeOn({ schemes }: Pick<Timeline, 'schemes'>, day: Day): Scheme | undefined {
  return schemes.findLast(({ validFrom }) => validFrom <= day) ?? schemes[0]
}

/** A cell in its tree: all a page needs to name it and to walk up and down. */
export type CellNode = {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parent: string | null
  readonly children: readonly string[]
  /** Where a cell without area lies. */
  readonly site: LngLat | null
}
