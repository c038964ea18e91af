import { orient2d } from 'robust-predicates'
import { GridError, onGlobe } from './cell.ts'

/** @throws GridError `coordinate.out-of-range`, `ring.too-short`, `ring.unclosed`, `cell.no-area` (all on one line) */
export function checkRing(ring: readonly (readonly [number, number])[], code: string): void {
  for (const [x, y] of ring) if (!onGlobe(x, y)) throw new GridError('coordinate.out-of-range', code)
  const [first, second] = ring
  const last = ring.at(-1)
  if (!first || !second || !last || ring.length < 4) throw new GridError('ring.too-short', code)
  if (first[0] !== last[0] || first[1] !== last[1]) throw new GridError('ring.unclosed', code)
  const other = ring.find(([x, y]) => x !== first[0] || y !== first[1]) ?? first
  if (ring.every(([x, y]) => orient2d(first[0], first[1], other[0], other[1], x, y) === 0)) {
    throw new GridError('cell.no-area', code)
  }
}
