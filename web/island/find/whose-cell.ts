import { type CellRef, decode, type FarCell, type GridIndex, locate } from '@wangge/grid'

/** Radius of uncertainty looked at, in metres, and how many other cells are told. */
const FARTHEST = 5_000
const MOST = 4

export type Place = {
  /** Metres. */
  readonly accuracy: number
  /** Top first; empty outside the grid. */
  readonly cells: readonly CellRef[]
  /** Cells it may be as well, nearest first. */
  readonly neighbours: readonly FarCell[]
  /** Outside the grid. */
  readonly nearest: FarCell | null
}

/** The grid at an address that names its content: once on the phone it is not fetched again. */
export async function openGrid(address: string): Promise<GridIndex> {
  const kept = await caches.open('grid')
  const known = await kept.match(address)
  if (known) return read(known)
  const fetched = await fetch(address)
  if (!fetched.ok) throw new Error(`${address} answered ${fetched.status}`)
  for (const old of await kept.keys()) await kept.delete(old)
  await kept.put(address, fetched.clone())
  return read(fetched)
}

const read = async (answer: Response) => decode(new Uint8Array(await answer.arrayBuffer()))

/** Whose cell a position is, found here and nowhere else. Browsers give positions in WGS-84. */
export function whoseCell(
  index: GridIndex,
  { longitude, latitude, accuracy }: Pick<GeolocationCoordinates, 'longitude' | 'latitude' | 'accuracy'>,
): Place {
  const point = { lng: longitude, lat: latitude, datum: 'wgs84' } as const
  const { cells, neighbours, nearest } = locate(index, point, Math.min(accuracy, FARTHEST))
  return {
    accuracy: Math.round(accuracy),
    cells,
    neighbours: nearest ? [] : neighbours.slice(0, MOST),
    nearest,
  }
}
