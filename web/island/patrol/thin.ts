import type { Point } from './keep-track.ts'

/** What a deed takes. */
const MOST = 500
/** A point is worth keeping when it is so far from the last, in metres, or so much later, in milliseconds. */
const METRES = 15
const PAUSE = 60_000
const DEGREE = 111_195

/** The way with one more point where that tells something new; every second point goes when there are too many. */
export function withPoint(points: readonly Point[], point: Point): readonly Point[] {
  const last = points.at(-1)
  const isNew =
    !last || metresTo(last, point) >= METRES || Date.parse(point.at) - Date.parse(last.at) >= PAUSE
  if (!isNew) return points
  const more = [...points, point]
  return more.length > MOST ? more.filter((_, i) => i % 2 === 0 || i === more.length - 1) : more
}

const metresTo = (a: Point, b: Point) =>
  Math.hypot((a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180), a.lat - b.lat) * DEGREE
