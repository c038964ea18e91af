import type { Path64, Point64 } from 'clipper2-ts'
import { orient2d } from 'robust-predicates'

/**
 * A closed path that winds as often around every place, without corners on the line of their neighbours: no spike that
 * goes back on itself, which clipping takes badly. Nothing is left of a path without area.
 */
export function straighten(path: Path64): Path64 {
  const kept: Path64 = []
  for (const corner of path) {
    kept.push(corner)
    while (areInLine(kept.at(-3), kept.at(-2), corner)) kept.splice(-2, 1)
  }
  let start = 0
  while (kept.length - start > 2) {
    if (areInLine(kept.at(-2), kept.at(-1), kept[start])) kept.pop()
    else if (areInLine(kept.at(-1), kept[start], kept[start + 1])) start++
    else return kept.slice(start)
  }
  return []
}

function areInLine(a: Point64 | undefined, b: Point64 | undefined, c: Point64 | undefined): boolean {
  return a !== undefined && b !== undefined && c !== undefined && orient2d(a.x, a.y, b.x, b.y, c.x, c.y) === 0
}
