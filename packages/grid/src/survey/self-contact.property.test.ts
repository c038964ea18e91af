import type { Path64, Point64 } from 'clipper2-ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { selfContact } from './self-contact.ts'

/** All of a small lattice, so that corners on edges, spikes and shared corners are common. */
const coordinate = fc.integer({ min: 0, max: 40 })
const point = fc.record({ x: coordinate, y: coordinate })
const ring = (minLength: number, maxLength: number) =>
  fc
    .array(point, { minLength, maxLength })
    .filter((path) => path.every((p, i) => !isSame(p, path.at(i - 1) ?? p)))

/** A star around the middle: simple, as its corners stand by angle. */
const star = fc
  .array(fc.integer({ min: 1000, max: 100_000 }), { minLength: 30, maxLength: 200 })
  .map((reaches) =>
    reaches.map((reach, i) => {
      const angle = (i / reaches.length) * 2 * Math.PI
      return { x: Math.round(reach * Math.cos(angle)), y: Math.round(reach * Math.sin(angle)) }
    }),
  )

describe('a ring meets itself', () => {
  test('exactly where the definition says so, with few corners', () => {
    fc.assert(
      fc.property(ring(3, 7), (path) => {
        expect(selfContact(path) !== null).toBe(meetsItself(path))
      }),
    )
  })

  test('exactly where the definition says so, with many corners', () => {
    fc.assert(
      fc.property(ring(25, 60), (path) => {
        expect(selfContact(path) !== null).toBe(meetsItself(path))
      }),
    )
  })

  test('in no star, and in every star with a corner pulled to the other side', () => {
    fc.assert(
      fc.property(star, (path) => {
        expect(selfContact(path)).toBeNull()
        const pulled = path.map((p, i) => (i === 3 ? { x: -p.x * 200, y: -p.y * 200 } : p))
        expect(selfContact(pulled) !== null).toBe(meetsItself(pulled))
      }),
    )
  })
})

test('one crossing among a hundred thousand corners is found where it is', () => {
  const count = 100_000
  const path = Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI
    return { x: Math.round(1e9 * Math.cos(angle)), y: Math.round(1e9 * Math.sin(angle)) }
  })
  expect(selfContact(path)).toBeNull()
  const [a, b] = [path[500], path[501]]
  if (!a || !b) throw new Error('the ring has so many corners')
  path.splice(500, 2, b, a)
  const contact = selfContact(path)
  expect(Math.hypot((contact?.x ?? 0) - a.x, (contact?.y ?? 0) - a.y)).toBeLessThan(2e5)
})

function isSame(a: Point64, b: Point64): boolean {
  return a.x === b.x && a.y === b.y
}

/** Two edges that share more than the corner between them. */
function meetsItself(path: Path64): boolean {
  const edges = path.map((a, i): [Point64, Point64] => [a, path[(i + 1) % path.length] ?? a])
  return edges.some(([a, b], i) =>
    edges.some(([c, d], j) => {
      if (j <= i) return false
      if (isSame(b, c) && j === i + 1) return onEdge(a, b, d) || onEdge(c, d, a)
      if (isSame(a, d) && i === 0 && j === edges.length - 1) return onEdge(a, b, c) || onEdge(c, d, b)
      return meet(a, b, c, d)
    }),
  )
}

function meet(a: Point64, b: Point64, c: Point64, d: Point64): boolean {
  if (onEdge(a, b, c) || onEdge(a, b, d) || onEdge(c, d, a) || onEdge(c, d, b)) return true
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function onEdge(a: Point64, b: Point64, p: Point64): boolean {
  const between = (p.x - a.x) * (p.x - b.x) <= 0 && (p.y - a.y) * (p.y - b.y) <= 0
  return between && turn(a, b, p) === 0
}

function turn(a: Point64, b: Point64, c: Point64): number {
  return Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
}
