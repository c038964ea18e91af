import { atOf, type Piece } from './clip.ts'
import { outlineOf } from './outline.ts'
import type { DefectKind, SurveyDefect, Tolerance } from './survey-result.ts'
import type { Position } from './unit.ts'

type Subject = { kind: DefectKind; cell: string; other?: string }

/** Collects defects; counts what the tolerance ignores. */
export class Findings {
  readonly defects: SurveyDefect[] = []
  readonly tolerance: Tolerance
  ignoredCount = 0
  ignoredM2 = 0

  constructor(tolerance: Tolerance) {
    this.tolerance = tolerance
  }

  /** The pieces that are not slivers; the others are counted. */
  sift(pieces: readonly Piece[]): Piece[] {
    return pieces.filter(({ areaM2, widthM }) => {
      const sliver = areaM2 < this.tolerance.areaM2 && widthM < this.tolerance.widthM
      if (sliver) {
        this.ignoredCount++
        this.ignoredM2 += areaM2
      }
      return !sliver
    })
  }

  addPlace(subject: Subject, at: Position): void {
    this.defects.push({ ...subject, at })
  }

  /** One defect of all the pieces, found at the largest, which comes first; none without pieces. */
  addArea(subject: Subject, pieces: readonly Piece[]): void {
    const [largest] = pieces
    if (!largest) return
    const areaKm2 = pieces.reduce((sum, { areaM2 }) => sum + areaM2, 0) / 1e6
    this.defects.push({ ...subject, areaKm2, at: atOf(largest), polygons: outlineOf(pieces) })
  }

  inOrder(): SurveyDefect[] {
    return this.defects.sort(
      (a, b) =>
        compare(a.cell, b.cell) ||
        compare(a.kind, b.kind) ||
        compare(a.other ?? '', b.other ?? '') ||
        a.at[0] - b.at[0] ||
        a.at[1] - b.at[1],
    )
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
