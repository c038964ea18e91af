import type { LoadedScheme } from '@wangge/core/scheme/load'
import { interior } from '@wangge/grid'

const [POINTS, RADIUS, DEGREE] = [60, 450, 111_195]

/** A made-up way through the middle of a cell: an uneven round of about three kilometres, evenly over the time. */
export function walkTrack({ index }: LoadedScheme, cell: string, began: number, ended: number) {
  const [lng, lat] = interior(index, cell)
  return Array.from({ length: POINTS }, (_, i) => {
    const turn = (2 * Math.PI * i) / POINTS
    const far = (RADIUS * (1 + 0.35 * Math.sin(3 * turn) + 0.1 * Math.sin(11 * turn))) / DEGREE
    return {
      lng: Number((lng + (far * Math.cos(turn)) / Math.cos((lat * Math.PI) / 180)).toFixed(6)),
      lat: Number((lat + far * Math.sin(turn)).toFixed(6)),
      at: new Date(began + (i * (ended - began)) / POINTS).toISOString(),
    }
  })
}
