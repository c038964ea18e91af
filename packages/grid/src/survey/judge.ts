import { ClipType, FillRule, type Paths64, type Rect64 } from 'clipper2-ts'
import { boxOf, meetings, meetingsWithin } from './boxes.ts'
import { clip, type Piece } from './clip.ts'
import { EdgeSum } from './edge-sum.ts'
import type { Findings } from './findings.ts'
import type { Regions } from './regions.ts'
import type { Coverage } from './survey-result.ts'

/** Under one cell. Cells laid upon each other by the thousand would make millions. */
const mostOverlaps = 10_000

/**
 * Judges how regions cover one another. Borders are summed first: edges shared in opposite directions cancel, and what is
 * left winds once, the other way round, around every gap and as often as there is too much around every other place.
 * Nothing left is a proof. Only what is left is clipped, and only the cells near it are compared one by one.
 */
export class Judge {
  readonly #regions: Regions
  readonly #codeOf: (cell: number) => string
  readonly #findings: Findings

  constructor(regions: Regions, codeOf: (cell: number) => string, findings: Findings) {
    this.#regions = regions
    this.#codeOf = codeOf
    this.#findings = findings
  }

  /** The members should cover the cell above them, once, and nothing else. */
  exactCover(above: number, members: readonly number[]): Coverage {
    const areaM2 = this.#regions.areasM2[above] ?? 0
    const border = this.#border(members, above)
    if (border.length === 0) return coverage(areaM2, 0)
    const excess = this.#findings.sift(surplus(border))
    this.#overlaps(members, excess)
    this.#outside(above, this.#regions.paths(above), members, excess)
    return coverage(areaM2, this.#gaps(above, border))
  }

  /** The members should cover all that they surround; a cell without region above them covers what they do. */
  enclosedGaps(above: number, members: readonly number[]): Coverage {
    const border = this.#border(members)
    const surrounded = envelope(border)
    const areaM2 = surrounded.reduce((sum, piece) => sum + piece.areaM2, 0)
    return coverage(areaM2, this.#gaps(above, less(border, surrounded)))
  }

  /** The members, in ascending order, should cover nothing twice. */
  apart(members: readonly number[]): void {
    if (members.length < 2) return
    const border = this.#border(members)
    this.#overlaps(members, this.#findings.sift(surplus(less(border, surplus(border)))))
  }

  /** The cells should lie inside the area above them, whatever else covers it. */
  inside(above: number, area: Paths64, cells: readonly number[]): void {
    const paths = cells.flatMap((cell) => this.#regions.paths(cell))
    this.#outside(above, area, cells, clip(ClipType.Union, paths))
  }

  /** `where` holds every place that the cells cover outside the area. */
  #outside(above: number, area: Paths64, cells: readonly number[], where: readonly Piece[]): void {
    const subject = where.flatMap(({ paths }) => paths)
    const beyond = this.#findings.sift(clip(ClipType.Difference, subject, area))
    const strays = new Map<number, Piece[]>()
    for (const [i, j] of meetings(this.#boxes(cells), boxesOf(beyond))) {
      const [cell, piece] = [cells[i], beyond[j]]
      if (cell === undefined || !piece) continue
      const pieces = clip(ClipType.Intersection, this.#regions.paths(cell), piece.paths)
      strays.set(cell, [...(strays.get(cell) ?? []), ...pieces])
    }
    for (const [cell, pieces] of strays) {
      const kept = this.#findings.sift(pieces).sort((a, b) => b.areaM2 - a.areaM2)
      this.#findings.addArea(
        { kind: 'outside-parent', cell: this.#codeOf(cell), other: this.#codeOf(above) },
        kept,
      )
    }
  }

  /** Every place that two of the members cover lies in `where`. */
  #overlaps(members: readonly number[], where: readonly Piece[]): void {
    if (where.length === 0) return
    const near = new Set(Array.from(meetings(this.#boxes(members), boxesOf(where)), ([i]) => i))
    const suspects = members.filter((_, i) => near.has(i))
    let listed = 0
    for (const [i, j] of meetingsWithin(this.#boxes(suspects))) {
      if (listed === mostOverlaps) return
      const [cell = 0, other = 0] = [suspects[i], suspects[j]]
      const shared = this.#findings.sift(
        clip(ClipType.Intersection, this.#regions.paths(cell), this.#regions.paths(other)),
      )
      const pair = { cell: this.#codeOf(cell), other: this.#codeOf(other) }
      this.#findings.addArea({ kind: 'overlap', ...pair }, shared)
      if (shared.length > 0) listed++
    }
  }

  /** Square metres of all gaps, slivers too. */
  #gaps(above: number, border: Paths64): number {
    const gaps = surplus(reversed(border))
    for (const gap of this.#findings.sift(gaps)) {
      this.#findings.addArea({ kind: 'gap', cell: this.#codeOf(above) }, [gap])
    }
    return gaps.reduce((sum, { areaM2 }) => sum + areaM2, 0)
  }

  #border(members: readonly number[], above?: number): Paths64 {
    const all = above === undefined ? members : [...members, above]
    const corners = all.reduce((sum, cell) => sum + this.#regions.cornerCount(cell), 0)
    const sum = new EdgeSum(corners, this.#regions.vertices.count)
    for (const cell of members) this.#regions.eachEdge(cell, (from, to) => sum.add(from, to, 1))
    if (above !== undefined) this.#regions.eachEdge(above, (from, to) => sum.add(from, to, -1))
    return sum.walks().map((walk) => walk.map((vertex) => this.#regions.position(vertex)))
  }

  #boxes(cells: readonly number[]): Rect64[] {
    return cells.map((cell) => boxOf(this.#regions.paths(cell)))
  }
}

function coverage(areaM2: number, gapsM2: number): Coverage {
  const coveredM2 = Math.max(0, areaM2 - gapsM2)
  return {
    areaKm2: areaM2 / 1e6,
    coveredKm2: coveredM2 / 1e6,
    share: areaM2 > 0 ? coveredM2 / areaM2 : 0,
  }
}

/** Where the border winds around a place more often counter-clockwise than clockwise. */
function surplus(border: Paths64): Piece[] {
  return clip(ClipType.Union, border, [], FillRule.Positive)
}

/** All that the border surrounds, holes filled. */
function envelope(border: Paths64): Piece[] {
  const shells = surplus(border).flatMap(({ paths }) => paths.slice(0, 1))
  return clip(ClipType.Union, shells)
}

/** A border that winds once less around every place in the pieces. */
function less(border: Paths64, pieces: readonly Piece[]): Paths64 {
  return [...border, ...reversed(pieces.flatMap(({ paths }) => paths))]
}

function reversed(paths: Paths64): Paths64 {
  return paths.map((path) => path.toReversed())
}

function boxesOf(pieces: readonly Piece[]): Rect64[] {
  return pieces.map(({ paths }) => boxOf(paths))
}
