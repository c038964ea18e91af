import { ClipType, type Path64, type Paths64 } from 'clipper2-ts'
import { orient2d } from 'robust-predicates'
import { GridError, onGlobe } from '../cell.ts'
import { ringM2 } from './area.ts'
import { clip } from './clip.ts'
import type { Findings } from './findings.ts'
import { selfContact } from './self-contact.ts'
import { type Position, toDegrees, toUnits } from './unit.ts'

/** What a ring winds around, counter-clockwise and once: its own corners when it is simple, or else clipped clean. */
export type Ring = { readonly paths: Paths64; readonly simple: boolean }

/**
 * A ring as it is surveyed; null when it encloses nothing. Adds its defects to the findings.
 *
 * @throws GridError `coordinate.out-of-range`, `cell.no-area` (a ring without any position)
 */
export function readRing(positions: readonly Position[], cell: string, findings: Findings): Ring | null {
  for (const [lng, lat] of positions) {
    if (!onGlobe(lng, lat)) throw new GridError('coordinate.out-of-range', cell)
  }
  const [first] = positions
  const last = positions.at(-1)
  if (!first || !last) throw new GridError('cell.no-area', cell)
  const closed = first[0] === last[0] && first[1] === last[1]
  if (positions.length < (closed ? 4 : 3)) {
    findings.addPlace({ kind: 'ring-too-short', cell }, [...first])
    return null
  }
  if (!closed) findings.addPlace({ kind: 'ring-unclosed', cell }, [...last])
  const path = withoutRepeats(positions)
  const [a, b] = path
  if (!a || !b || path.every(({ x, y }) => orient2d(a.x, a.y, b.x, b.y, x, y) === 0)) {
    findings.addPlace({ kind: 'ring-no-area', cell }, [...first])
    return null
  }
  const contact = selfContact(path)
  if (contact) findings.addPlace({ kind: 'ring-self-intersection', cell }, toDegrees(contact))
  if (contact) return { paths: clip(ClipType.Union, [path]).flatMap(({ paths }) => paths), simple: false }
  return { paths: [ringM2(path) > 0 ? path : path.toReversed()], simple: true }
}

/** Open: the first corner is not repeated either. */
function withoutRepeats(positions: readonly Position[]): Path64 {
  const path: Path64 = []
  let before = toUnits(positions.at(-1) ?? [0, 0])
  for (const position of positions) {
    const corner = toUnits(position)
    if (corner.x !== before.x || corner.y !== before.y) path.push(corner)
    before = corner
  }
  return path
}
