import type { LoadedScheme } from '@wangge/core/scheme/load'
import { interior, outline, type Polygons } from '@wangge/grid'
import { type Frame, frameOf } from './frame.ts'

type DrawnCell = {
  readonly code: string
  readonly name: string
  /** SVG path data in whole units. */
  readonly path: string
  readonly label: { readonly x: number; readonly y: number }
}

export type Drawing = { readonly frame: Frame; readonly cells: readonly DrawnCell[] }

/** A cell's children, or the cell itself when it has none, drawn `width` units wide. */
export function drawCell({ index, cell }: LoadedScheme, code: string, width: number): Drawing {
  const node = cell(code)
  const shown = node?.children.length ? node.children : [code]
  const outlines = shown.map((each) => ({ code: each, polygons: outlineOf(each) }))
  const frame = frameOf(
    outlines.map(({ polygons }) => polygons),
    width,
  )
  const cells = outlines.map(({ code: each, polygons }) => {
    const [lng, lat] = interior(index, each)
    const { x, y } = frame.toDrawing({ lng, lat })
    return {
      code: each,
      name: cell(each)?.name ?? each,
      path: pathOf(polygons, frame),
      label: { x: Math.round(x), y: Math.round(y) },
    }
  })
  return { frame, cells }

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
