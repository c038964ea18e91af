import type { Path64, Point64 } from 'clipper2-ts'
import { orient2d } from 'robust-predicates'
import { boxOf } from './boxes.ts'

const fewCorners = 24

/**
 * A place where a ring meets itself other than from one edge to the next, or null when the ring is simple (OGC 06-103r4
 * §6.1.7.1): a crossing, a corner used twice, a corner on another edge, a spike. Decided exactly; a crossing's place is
 * rounded. The ring is open (its first corner is not repeated) and no corner repeats the one before.
 */
export function selfContact(ring: Path64): Point64 | null {
  const edges = ring.map((_, i) => i)
  for (const group of ring.length <= fewCorners ? [edges] : neighbourhoods(ring)) {
    for (const [k, i] of group.entries()) {
      for (let l = k + 1; l < group.length; l++) {
        const contact = contactOf(ring, i, group[l] ?? i)
        if (contact) return contact
      }
    }
  }
  return null
}

function contactOf(ring: Path64, i: number, j: number): Point64 | null {
  const a = ring[i]
  const b = ring[(i + 1) % ring.length]
  const c = ring[j]
  const d = ring[(j + 1) % ring.length]
  if (!a || !b || !c || !d) return null
  if (j === i + 1) return isSpike(a, b, d) ? b : null
  if (i === 0 && j === ring.length - 1) return isSpike(c, a, b) ? a : null
  if (Math.max(a.x, b.x) < Math.min(c.x, d.x) || Math.max(c.x, d.x) < Math.min(a.x, b.x)) return null
  if (Math.max(a.y, b.y) < Math.min(c.y, d.y) || Math.max(c.y, d.y) < Math.min(a.y, b.y)) return null
  const atC = sideOf(a, b, c)
  const atD = sideOf(a, b, d)
  if (atC * atD > 0) return null
  const atA = sideOf(c, d, a)
  const atB = sideOf(c, d, b)
  if (atA * atB > 0) return null
  if (atC === 0 && atD === 0) return [c, d].find((corner) => isBetween(a, corner, b)) ?? a
  if (atC === 0) return c
  if (atD === 0) return d
  if (atA === 0) return a
  if (atB === 0) return b
  const along = atA / (atA - atB)
  return { x: Math.round(a.x + along * (b.x - a.x)), y: Math.round(a.y + along * (b.y - a.y)) }
}

function sideOf(a: Point64, b: Point64, p: Point64): number {
  return orient2d(a.x, a.y, b.x, b.y, p.x, p.y)
}

/** Does the way from a to the tip go back over itself to b? */
function isSpike(a: Point64, tip: Point64, b: Point64): boolean {
  const ahead = (a.x - tip.x) * (b.x - tip.x) + (a.y - tip.y) * (b.y - tip.y)
  return ahead > 0 && sideOf(a, tip, b) === 0
}

function isBetween(a: Point64, p: Point64, b: Point64): boolean {
  return (p.x - a.x) * (p.x - b.x) <= 0 && (p.y - a.y) * (p.y - b.y) <= 0
}

/** Edge numbers, ascending, by square of a net over the ring: edges that meet share the square where they do. */
function neighbourhoods(ring: Path64): number[][] {
  const { left, top, right, bottom } = boxOf([ring])
  const side = Math.ceil(Math.sqrt(ring.length))
  const stepX = (right - left + 1) / side
  const stepY = (bottom - top + 1) / side
  const squares: number[][] = Array.from({ length: side * side }, () => [])
  const place = (distance: number, step: number) =>
    Math.max(0, Math.min(side - 1, Math.floor(distance / step)))
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a
    const [low, high] = a.y < b.y ? [a, b] : [b, a]
    const lastRow = place(high.y - top, stepY)
    for (let row = place(low.y - top, stepY); row <= lastRow; row++) {
      const from = xAt(low, high, top + row * stepY - 1)
      const to = xAt(low, high, top + (row + 1) * stepY + 1)
      const last = place(Math.max(from, to) + 1 - left, stepX)
      for (let column = place(Math.min(from, to) - 1 - left, stepX); column <= last; column++) {
        squares[row * side + column]?.push(i)
      }
    }
  }
  return squares
}

/** Where the edge is at the height y, or at its end when it does not reach so far. */
function xAt(low: Point64, high: Point64, y: number): number {
  if (y <= low.y) return low.x
  if (y >= high.y) return high.x
  return low.x + ((high.x - low.x) * (y - low.y)) / (high.y - low.y)
}
