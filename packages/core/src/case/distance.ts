import type { LngLat } from '@wangge/grid'

/** Metres of a degree of latitude on a sphere of the earth's mean radius. */
const DEGREE = (6_371_008.8 * Math.PI) / 180

/** Metres between two near places of one datum; off by less than 0.1 % within a county. */
export function metresBetween(a: LngLat, b: LngLat): number {
  const shrink = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot((a.lng - b.lng) * shrink, a.lat - b.lat) * DEGREE
}
