import type { Paths64, Point64 } from 'clipper2-ts'
import { boxOf } from './boxes.ts'

/** The middle of the widest stretch inside a piece, half-way between its north and its south. */
export function interiorPoint(paths: Paths64): Point64 {
  const { left, right, top, bottom } = boxOf(paths)
  const y = Math.floor((top + bottom) / 2) + 0.5
  const crossings = paths.flatMap((path) =>
    path.flatMap((b, i) => {
      const a = path.at(i - 1) ?? b
      return a.y < y === b.y < y ? [] : [a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)]
    }),
  )
  crossings.sort((a, b) => a - b)
  let widest = { x: (left + right) / 2, y }
  let width = 0
  for (let i = 1; i < crossings.length; i += 2) {
    const [west = 0, east = 0] = crossings.slice(i - 1)
    if (east - west > width) {
      width = east - west
      widest = { x: (west + east) / 2, y }
    }
  }
  return widest
}
