import type { Day } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { NONCE, seal, unseal } from '../seal.ts'
import type { Spot } from './same-problem.ts'

/** A problem of a cell that was settled: by which case, closed on which day, and where. */
export type Settled = Spot & { readonly no: string; readonly on: Day }

/**
 * So many settled problems of one kind and one cell are remembered, the last first; a hundred of them take two kilobytes. No
 * cell settles as many in the time a rule looks back: the limit keeps a box within what the ledger stores.
 */
const KEPT = 4_000

const DAY = 86_400_000

/** Name of the register in the ledger, and what its box is sealed for: apart from that of reports, so no number of reports pushes anything out. */
export const settledIn = (cell: string, category: string) => `settled#${cell}.${category}`

/** As it lies in the box; degrees in ten thousandths. */
type Row = readonly [no: string, on: Day, lng: number | null, lat: number | null, site: string | null]

const SCALE = 10_000

const toRow = ({ no, on, point, site }: Settled): Row => [
  no,
  on,
  point ? Math.round(point.lng * SCALE) : null,
  point ? Math.round(point.lat * SCALE) : null,
  site ?? null,
]

const fromRow = ([no, on, lng, lat, site]: Row): Settled => ({
  no,
  on,
  ...(lng !== null && lat !== null && { point: { lng: lng / SCALE, lat: lat / SCALE } }),
  ...(site !== null && { site }),
})

export async function readSettled(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  cell: string,
  category: string,
): Promise<{ readonly version: number; readonly settled: readonly Settled[] }> {
  const name = settledIn(cell, category)
  const register = await ledger.register(name)
  if (!register) return { version: 0, settled: [] }
  const rows = unseal(keys, name, register.box) as readonly Row[]
  return { version: register.version, settled: rows.map(fromRow) }
}

export const sealSettled = (
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  cell: string,
  category: string,
  settled: readonly Settled[],
): Uint8Array => {
  const name = settledIn(cell, category)
  return seal(keys, name, settled.map(toRow), random(NONCE))
}

/** With one more, closed last; what lies farther back than a rule looks is forgotten. A case closed again counts from then. */
export const withSettled = (
  settled: readonly Settled[],
  one: Settled,
  withinDays: number,
): readonly Settled[] => [
  one,
  ...settled.filter(({ no, on }) => no !== one.no && isWithin(on, one.on, withinDays)).slice(0, KEPT - 1),
]

/** Whether a day lies at most so many days before another. */
export const isWithin = (on: Day, today: Day, days: number): boolean =>
  Date.parse(today) - Date.parse(on) <= days * DAY
