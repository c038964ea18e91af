import outline from './outline.json' with { type: 'json' }

export type Position = [number, number]

/** Closed and counter-clockwise (RFC 7946). */
export type Ring = Position[]

const [perEast = 0, perNorth = 0] = outline.degreesPerKilometre
const [east = 0, north = 0] = outline.origin

/** Kilometres east and north of the origin, as degrees with 6 decimals. */
export const toDegrees = ([x, y]: Position): Position => [
  micro(east + x * perEast),
  micro(north + y * perNorth),
]

const micro = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** Square kilometres of a ring of degrees. */
export const squareKilometres = (ring: Ring): number => {
  const [first = [0, 0]] = ring
  return centroid(ring.map(([lng, lat]) => [(lng - first[0]) / perEast, (lat - first[1]) / perNorth])).area
}

/** Centre of gravity of a ring and its area, positive when it runs counter-clockwise. */
export function centroid(ring: readonly Position[]): { centre: Position; area: number } {
  let [x, y, twice] = [0, 0, 0]
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[i + 1] ?? (ring[0] as Position)
    const cross = x1 * y2 - x2 * y1
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
    twice += cross
  }
  return { centre: [x / (3 * twice), y / (3 * twice)], area: twice / 2 }
}

/** Whether a ring goes round a position; edges belong to neither side. */
export const within = (ring: readonly Position[], [x, y]: Position): boolean =>
  ring.filter(([x1, y1], i) => {
    const [x2, y2] = ring[i + 1] ?? (ring[0] as Position)
    return y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
  }).length %
    2 ===
  1

/** The square of the distance, in square kilometres. */
export const apart = ([x1, y1]: Position, [x2, y2]: Position): number => (x1 - x2) ** 2 + (y1 - y2) ** 2
