import gcoord from 'gcoord'
import { type Datum, GridError, type LngLat, onGlobe, type Point } from './cell.ts'

type Position = [number, number]

// gcoord's declarations describe a `default` member that none of its builds has at run time.
const { transform } = gcoord as unknown as {
  transform: (position: Position, from: string, to: string) => Position
}

const crs = { wgs84: 'WGS84', gcj02: 'GCJ02', bd09: 'BD09' }

/** Each datum is defined by the public formula that leads to it from the one before. */
const order: Datum[] = ['wgs84', 'gcj02', 'bd09']

/** Degrees; about ten nanometres. */
const settled = 1e-13

/**
 * The same place in another datum, in degrees.
 *
 * Towards WGS-84 the forward formula is inverted to well under 1 mm. Outside China's rectangle (72.004–137.8347° E,
 * 0.8293–55.8271° N) WGS-84 and GCJ-02 are equal; the formula jumps at the rim, where some GCJ-02 points have no exact
 * WGS-84 counterpart: there the answer is within a kilometre and always returns.
 *
 * @throws GridError `point.out-of-range` for a coordinate that is not finite or not on the globe
 */
export function convert(point: LngLat, from: Datum, to: Datum): LngLat {
  if (!onGlobe(point.lng, point.lat)) throw new GridError('point.out-of-range')
  if (from === to) return { lng: point.lng, lat: point.lat }
  if (order.indexOf(from) < order.indexOf(to)) return forward(point, from, to)
  let { lng, lat } = point
  for (let round = 0; round < 20; round++) {
    const image = forward({ lng, lat }, to, from)
    const east = image.lng - point.lng
    const north = image.lat - point.lat
    lng -= east
    lat -= north
    if (Math.abs(east) < settled && Math.abs(north) < settled) break
  }
  return { lng, lat }
}

export function toWgs84(point: Point): Point {
  return { ...convert(point, point.datum, 'wgs84'), datum: 'wgs84' }
}

function forward({ lng, lat }: LngLat, from: Datum, to: Datum): LngLat {
  const [x, y] = transform([lng, lat], crs[from], crs[to])
  return { lng: x, lat: y }
}
