import { type CellRef, type LngLat, toWgs84 } from '@wangge/grid'
import { type Dated, inForce } from '../dated.ts'
import type { PlacePoint } from '../point.ts'
import type { Level } from '../scheme/scheme.ts'
import { metresBetween } from './distance.ts'
import rules from './recurrence-rules.json' with { type: 'json' }

type Rule = Dated & { readonly nearMetres: number; readonly withinDays: number }

/** How near and how soon after its settlement a problem of the same kind counts as come back (反弹). */
export function recurrenceRule(jurisdiction: string, day: string): Rule {
  const rule = inForce<Rule>(rules, jurisdiction, day)
  if (!rule) throw new Error(`no rule says in ${jurisdiction} when a problem has come back`)
  return rule
}

/** Where a problem is, within its cell: its source, where it has one, and its point to some ten metres. */
export type Spot = { readonly site?: string; readonly point?: LngLat }

/** In WGS-84, to some ten metres. */
export function roughly(point: PlacePoint): LngLat {
  const { lng, lat } = toWgs84(point)
  const near = (degrees: number) => Math.round(degrees * 10_000) / 10_000
  return { lng: near(lng), lat: near(lat) }
}

/** The source a case is of, where the place that was told is the grid point of one (an enterprise, an outlet). */
export function siteIn(levels: readonly Level[], cells: readonly CellRef[]): string | null {
  const lowest = cells.at(-1)
  return lowest && levels.some(({ kind, points }) => points && kind === lowest.level) ? lowest.code : null
}

export const spotOf = (site: string | null, point: PlacePoint | undefined): Spot => ({
  ...(site !== null && { site }),
  ...(point && { point: roughly(point) }),
})

/** Whether two problems of one kind in one cell are of one source, or near each other. What has neither is the same as nothing. */
export const isSameSpot = (a: Spot, b: Spot, nearMetres: number): boolean =>
  (a.site !== undefined && a.site === b.site) ||
  (a.point !== undefined && b.point !== undefined && metresBetween(a.point, b.point) <= nearMetres)
