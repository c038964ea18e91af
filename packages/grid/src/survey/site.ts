import type { Path64, Paths64, Point64 } from 'clipper2-ts'
import { orient2d } from 'robust-predicates'
import { metresBetween } from './area.ts'
import { toRadians } from './unit.ts'

/** Does the region hold the place, or is its border within so many metres? */
export function holds(region: Paths64, place: Point64, metres: number): boolean {
  let winding = 0
  for (const path of region) winding += windingOf(path, place)
  return winding !== 0 || region.some((path) => isNear(path, place, metres))
}

function windingOf(path: Path64, p: Point64): number {
  let winding = 0
  let a = path.at(-1)
  for (const b of path) {
    if (a && a.y <= p.y !== b.y <= p.y) {
      const side = orient2d(a.x, a.y, b.x, b.y, p.x, p.y)
      if (a.y <= p.y && side < 0) winding++
      if (b.y <= p.y && side > 0) winding--
    }
    a = b
  }
  return winding
}

function isNear(path: Path64, p: Point64, metres: number): boolean {
  const squeeze = Math.cos(toRadians(p.y))
  return path.some((b, i) => {
    const a = path.at(i - 1) ?? b
    const [ax, bx] = [(a.x - p.x) * squeeze, (b.x - p.x) * squeeze]
    const [ay, by] = [a.y - p.y, b.y - p.y]
    const [dx, dy] = [bx - ax, by - ay]
    const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    return metresBetween(p, { x: a.x + along * (b.x - a.x), y: a.y + along * (b.y - a.y) }) <= metres
  })
}
