import type { LoadedScheme } from '@wangge/core/scheme/load'
import { interior, outline, type Polygons } from '@wangge/grid'
import { type Frame, frameOf } from './frame.ts'

type Spot = { readonly x: number; readonly y: number }

/** A grid point: a dot, however large its site is. */
type DrawnPoint = Spot & { readonly code: string; readonly name: string }

type DrawnCell = {
  readonly code: string
  readonly name: string
  /** SVG path data in whole units. */
  readonly path: string
  /** Where the name stands; null where it would run into another one. */
  readonly label: Spot | null
}

/** `fontSize` in units of the drawing. */
export type Drawing = {
  readonly frame: Frame
  readonly cells: readonly DrawnCell[]
  readonly points: readonly DrawnPoint[]
  readonly fontSize: number
}

/** Width of a sketch for tapping, in CSS pixels, never scaled: where a tap falls is counted on the server. Fits 320 px. */
export const SKETCH_WIDTH = 288

/** Share of a drawing's width that one Chinese character of a name takes. */
const CHARACTER = 0.03

/**
 * What lies below a cell, drawn `width` units wide: its areas, or the cell itself when it has none, and its grid points.
 * A grid point without area is drawn on the cell above it.
 */
export function drawCell(loaded: LoadedScheme, code: string, width: number): Drawing {
  const { index, cell, scheme } = loaded
  const node = cell(code)
  const children = node?.children ?? []
  const areas = children.filter((each) => !isPoint(each))
  const whole = areaFor(loaded, code)
  const outlines = (areas.length > 0 ? areas : [whole]).map((each) => ({
    code: each,
    polygons: outlineOf(loaded, each),
  }))
  const frame = frameOf(
    outlines.map(({ polygons }) => polygons),
    width,
  )
  const fontSize = Math.round(width * CHARACTER)
  const placed: { spot: Spot; half: number }[] = []
  const cells = outlines.map(({ code: each, polygons }) => {
    const name = cell(each)?.name ?? each
    const spot = spotOf(each)
    const half = (name.length * fontSize) / 2
    const free = placed.every(
      (other) =>
        Math.abs(other.spot.x - spot.x) > other.half + half ||
        Math.abs(other.spot.y - spot.y) > fontSize * 1.1,
    )
    if (free) placed.push({ spot, half })
    return { code: each, name, path: pathOf(polygons, frame), label: free ? spot : null }
  })
  const points = [...children.filter(isPoint), ...(whole === code ? [] : [code])].map((each) => ({
    code: each,
    name: cell(each)?.name ?? each,
    ...spotOf(each),
  }))
  return { frame, cells, points, fontSize }

  function isPoint(each: string): boolean {
    return scheme.levels.some(({ kind, points }) => points && kind === cell(each)?.level)
  }

  function spotOf(each: string): Spot {
    const [lng, lat] = interior(index, each)
    const { x, y } = frame.toDrawing({ lng, lat })
    return { x: Math.round(x), y: Math.round(y) }
  }
}

/** The cell whose area stands for a cell: the one above it where it has none. */
export const areaFor = (loaded: LoadedScheme, code: string): string =>
  outlineOf(loaded, code).length > 0 ? code : (loaded.cell(code)?.parent ?? code)

/** A cell known only through its children is drawn as they are. */
export const outlineOf = (loaded: LoadedScheme, code: string): Polygons =>
  outline(loaded.index, code) ??
  (loaded.cell(code)?.children ?? []).flatMap((child) => outlineOf(loaded, child))

/** Relative moves between whole units; corners that fall on the same unit are one. */
export function pathOf(polygons: Polygons, { toDrawing }: Frame): string {
  let path = ''
  for (const ring of polygons.flat()) {
    const corners = ring.map(([lng, lat]) => {
      const { x, y } = toDrawing({ lng, lat })
      return [Math.round(x), Math.round(y)] as const
    })
    let [[fromX, fromY] = [0, 0]] = corners
    path += `M${fromX} ${fromY}l`
    for (const [x, y] of corners.slice(1, -1)) {
      if (x === fromX && y === fromY) continue
      path += `${x - fromX} ${y - fromY} `
      fromX = x
      fromY = y
    }
    path = `${path.trimEnd()}z`
  }
  return path
}
