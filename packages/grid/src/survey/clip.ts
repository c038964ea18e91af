import { Clipper64, type ClipType, FillRule, type Paths64, type PolyPath64, PolyTree64 } from 'clipper2-ts'
import { ringM2, ringMetres } from './area.ts'
import { interiorPoint } from './interior-point.ts'
import { straighten } from './straighten.ts'
import { type Position, toDegrees } from './unit.ts'

/** One connected piece of a clipping result: its shell, counter-clockwise, then its holes, clockwise. */
export type Piece = {
  readonly paths: Paths64
  readonly areaM2: number
  /** Twice the area by the length of the border: the mean width of a strip. */
  readonly widthM: number
}

/**
 * The connected pieces of a boolean operation, largest first. Where edges cross, the crossing is rounded to a whole unit.
 */
export function clip(
  operation: ClipType,
  subject: Paths64,
  other: Paths64 = [],
  rule: FillRule = FillRule.NonZero,
): Piece[] {
  const origin = subject[0]?.[0]
  if (!origin) return []
  const clipper = new Clipper64()
  clipper.addSubject(straightened(moved(subject, -origin.x, -origin.y)))
  clipper.addClip(straightened(moved(other, -origin.x, -origin.y)))
  const tree = new PolyTree64()
  clipper.execute(operation, rule, tree)
  const pieces: Piece[] = []
  gather(tree, pieces, origin.x, origin.y)
  return pieces.sort((a, b) => b.areaM2 - a.areaM2)
}

export function atOf({ paths }: Piece): Position {
  return toDegrees(interiorPoint(paths))
}

function straightened(paths: Paths64): Paths64 {
  return paths.map(straighten).filter((path) => path.length > 0)
}

/** Near the origin products of differences keep their digits. */
function moved(paths: Paths64, dx: number, dy: number): Paths64 {
  return paths.map((path) => path.map(({ x, y }) => ({ x: x + dx, y: y + dy })))
}

/** The children of the tree and of its holes are shells; the children of shells are holes. */
function gather(above: PolyPath64, pieces: Piece[], dx: number, dy: number): void {
  for (let i = 0; i < above.count; i++) {
    const shell = above.child(i)
    const rings = [shell.poly ?? []]
    for (let j = 0; j < shell.count; j++) {
      const hole = shell.child(j)
      rings.push(hole.poly ?? [])
      gather(hole, pieces, dx, dy)
    }
    const paths = moved(rings, dx, dy)
    const areaM2 = paths.reduce((sum, path) => sum + ringM2(path), 0)
    const metres = paths.reduce((sum, path) => sum + ringMetres(path), 0)
    if (areaM2 > 0) pieces.push({ paths, areaM2, widthM: (2 * areaM2) / metres })
  }
}
