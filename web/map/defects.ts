import type { DefectKind, SurveyDefect } from '@wangge/grid/survey'
import { pathOf } from './drawing.ts'
import type { Frame } from './frame.ts'

export type DrawnDefect = {
  /** 1 for the first of the list beside the map. */
  readonly no: number
  readonly kind: DefectKind
  /** SVG path data in whole units; null for a mere place. */
  readonly path: string | null
  /** Where its mark stands, however small the defect. */
  readonly x: number
  readonly y: number
  /** False where the number would run into that of a mark before it. */
  readonly numbered: boolean
}

/** Half the width of a mark, in units of the drawing. */
export const MARK = 26

/** Defects in the order given, over a map in `frame`. */
export function drawDefects(frame: Frame, defects: readonly SurveyDefect[]): DrawnDefect[] {
  const drawn: DrawnDefect[] = []
  for (const [i, { kind, at, polygons }] of defects.entries()) {
    const spot = frame.toDrawing({ lng: at[0], lat: at[1] })
    const x = Math.round(spot.x)
    const y = Math.round(spot.y)
    const numbered = drawn.every((other) => Math.hypot(other.x - x, other.y - y) > 2 * MARK)
    drawn.push({ no: i + 1, kind, path: polygons ? pathOf(polygons, frame) : null, x, y, numbered })
  }
  return drawn
}
