import type { LoadedScheme } from '@wangge/core/scheme/load'
import { interior, outline, type Polygons } from '@wangge/grid'
import { type Frame, frameOf } from './frame.ts'

type Spot = { readonly x: number; readonly y: number }

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
  readonly fontSize: number
}

/** Width of a sketch for tapping, in CSS pixels, never scaled: where a tap falls is counted on the server. Fits 320 px. */
export const SKETCH_WIDTH = 288

/** Share of a drawing's width that one Chinese character of a name takes. */
const CHARACTER = 0.03

/** A cell's children, or the cell itself when it has none, drawn `width` units wide. */
export function drawCell({ index, cell }: LoadedScheme, code: string, width: number): Drawing {
  const node = cell(code)
  const shown = node?.children.length ? node.children : [code]
  const outlines = shown.map((each) => ({ code: each, polygons: outlineOf(each) }))
  const frame = frameOf(
    outlines.map(({ polygons }) => polygons),
    width,
  )
  const fontSize = Math.round(width * CHARACTER)
  const placed: { spot: Spot; half: number }[] = []
  const cells = outlines.map(({ code: each, polygons }) => {
    const name = cell(each)?.name ?? each
    const [lng, lat] = interior(index, each)
    const { x, y } = frame.toDrawing({ lng, lat })
    const spot = { x: Math.round(x), y: Math.round(y) }
    const half = (name.length * fontSize) / 2
    const free = placed.every(
      (other) =>
        Math.abs(other.spot.x - spot.x) > other.half + half ||
        Math.abs(other.spot.y - spot.y) > fontSize * 1.1,
    )
    if (free) placed.push({ spot, half })
    return { code: each, name, path: pathOf(polygons, frame), label: free ? spot : null }
  })
  return { frame, cells, fontSize }

  /** A cell known only through its children is drawn as they are. */
  function outlineOf(each: string): Polygons {
    return outline(index, each) ?? (cell(each)?.children ?? []).flatMap(outlineOf)
  }
}

/** Relative moves between whole units; corners that fall on the same unit are one. */
function pathOf(polygons: Polygons, { toDrawing }: Frame): string {
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
