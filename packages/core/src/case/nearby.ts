import { type CellRef, type GridIndex, interior, type LngLat, toWgs84 } from '@wangge/grid'
import type { Context } from '../context.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { type Place, place } from '../scheme/locate.ts'
import { metresBetween } from './distance.ts'
import { shownAtLeast } from './shown.ts'
import { type CaseStatus, openStatuses } from './stage.ts'
import { type CaseEntry, LIST_PREFIX, listPartition } from './view.ts'

/** A public case that may be the one a reporter is about to tell of. */
export type NearbyCase = {
  readonly no: string
  readonly category: string
  readonly status: CaseStatus
  readonly receivedOn: string
  readonly cell: CellRef
  /** Metres from the point to the middle of the cell that is told, to a hundred; null without a point. */
  readonly distance: number | null
  /** What it is about, in the words of the desk. */
  readonly summary: string | null
}

const AT_MOST = 5
/** Lines looked through for open ones. */
const LOOKED_AT = 50

/**
 * The newest open public cases of the cells a case of this place would be told under. Reads what everybody may read.
 * @throws Fault `cell.unknown`, `point.missing`
 */
export async function nearbyCases(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>,
  at: Place,
  category?: string,
): Promise<readonly NearbyCase[]> {
  const loaded = await loadScheme(ctx)
  const codes = place(loaded, at).cells.map(({ code }) => code)
  const told = shownAtLeast(loaded, codes, ctx.jurisdiction, ctx.now()).at(-1) ?? loaded.root.code
  const { views } = await ctx.views.list({ pk: listPartition(told), prefix: LIST_PREFIX, limit: LOOKED_AT })
  const point = at.point && toWgs84(at.point)
  return views
    .map(({ body }) => body as CaseEntry)
    .filter((entry) => (openStatuses as readonly string[]).includes(entry.status))
    .filter((entry) => category === undefined || entry.category === category)
    .filter(({ cells }) => codes.indexOf(cells.at(-1) ?? '') >= codes.indexOf(told))
    .slice(0, AT_MOST)
    .map(({ no, category: kind, status, receivedOn, cells }) => {
      const cell = loaded.ref(cells.at(-1) ?? '')
      const distance = point ? hundreds(metresBetween(point, middleOf(loaded, cell.code))) : null
      return { no, category: kind, status, receivedOn, cell, distance, summary: null }
    })
}

const hundreds = (metres: number) => Math.round(metres / 100) * 100

/** A county of thousands of corners takes a tenth of a second; a grid never changes. */
const middles = new WeakMap<GridIndex, Map<string, LngLat>>()

function middleOf({ index }: LoadedScheme, code: string): LngLat {
  const known = middles.get(index) ?? new Map<string, LngLat>()
  const found = known.get(code)
  if (found) return found
  const [lng, lat] = interior(index, code)
  middles.set(index, known.set(code, { lng, lat }))
  return { lng, lat }
}
