import type { Polygons } from '../cell.ts'
import type { Position } from './unit.ts'

export type DefectKind =
  /** A ring whose last position is not its first. It is closed and surveyed on. */
  | 'ring-unclosed'
  /** A ring of fewer than four positions, the repeated first one included. It is left out. */
  | 'ring-too-short'
  /** A ring whose corners all lie on one line. It is left out. */
  | 'ring-no-area'
  /** A ring that crosses or touches itself; surveyed on with everything it winds around. One defect per ring. */
  | 'ring-self-intersection'
  /** A connected part of a hole that its shell does not surround. */
  | 'hole-outside-shell'
  /** Area that two holes of one polygon share. */
  | 'holes-overlap'
  /** Area that two parts of one cell share. */
  | 'parts-overlap'
  /** A connected part of `cell` that none of its children covers. */
  | 'gap'
  /** Area that `cell` and `other`, siblings, share. `cell` is the lower code. At most 10,000 under one parent. */
  | 'overlap'
  /** The area of `cell` that lies outside `other`, the cell above it. */
  | 'outside-parent'
  /** The site of `cell` lies outside `other`, the cell above it. */
  | 'site-outside-parent'

export type SurveyDefect = {
  readonly kind: DefectKind
  readonly cell: string
  readonly other?: string
  readonly areaKm2?: number
  /** [lng, lat] inside the defect. */
  readonly at: Position
  /** Outline for a map, of the largest pieces, at most some 500 corners in all: coarser than the defect if need be. */
  readonly polygons?: Polygons
}

/** What the children of a cell cover of it. */
export type Coverage = {
  /** Of the cell; of all that its children surround, when it has no polygons of its own. */
  readonly areaKm2: number
  readonly coveredKm2: number
  /** 0 to 1. */
  readonly share: number
}

/** A piece is ignored when it is below both. */
export type Tolerance = {
  readonly areaM2: number
  /** Mean width: twice the area by the length of the border. */
  readonly widthM: number
}

export type Survey = {
  readonly tolerance: Tolerance
  /** By code; every cell with area. A cell without polygons has the sum of its children's. */
  readonly areaKm2: ReadonlyMap<string, number>
  /** The sum of the roots' areas. */
  readonly rootsKm2: number
  /** By code; every cell with polygons and a child with area, and every root without polygons. */
  readonly coverage: ReadonlyMap<string, Coverage>
  /** By cell, kind, other cell and place. */
  readonly defects: readonly SurveyDefect[]
  /** Gaps, overlaps and the like within the tolerance. */
  readonly ignored: { readonly count: number; readonly areaKm2: number }
}
