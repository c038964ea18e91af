import { metresBetween } from '../case/distance.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import type { TrackPoint } from './patrol.ts'

/** Metres along a track. */
export const metresOf = (track: readonly TrackPoint[]): number =>
  Math.round(
    track.reduce((sum, point, i) => {
      const before = track[i - 1]
      return before ? sum + metresBetween(before, point) : sum
    }, 0),
  )

/** Per cent of a track's points that lie in a cell or on its edge; null without a track. */
export function insideOf(loaded: LoadedScheme, cell: string, track: readonly TrackPoint[]): number | null {
  if (track.length === 0) return null
  const within = track.filter(({ lng, lat }) => {
    const { cells, nearest } = place(loaded, { point: { lng, lat, datum: 'wgs84' } })
    return nearest === null && cells.some(({ code }) => code === cell)
  })
  return Math.round((100 * within.length) / track.length)
}
