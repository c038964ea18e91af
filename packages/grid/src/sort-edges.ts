import { float, int } from './element.ts'
import { eachTouched, type Frame } from './frame.ts'

/** Of some ascending edges those that touch each square of a frame: square i owns [starts[i], starts[i + 1]) of the list. */
export function sortEdges(
  frame: Frame,
  edges: { readonly list: Uint32Array; readonly from: number; readonly to: number },
  vertices: Float64Array,
): { starts: Uint32Array; list: Uint32Array } {
  const each = (visit: (square: number, edge: number) => void) => {
    for (let i = edges.from; i < edges.to; i++) {
      const edge = int(edges.list, i)
      const at = edge * 2
      const [ax, ay] = [float(vertices, at), float(vertices, at + 1)]
      const [bx, by] = [float(vertices, at + 2), float(vertices, at + 3)]
      eachTouched(frame, ax, ay, bx, by, (square) => visit(square, edge))
    }
  }
  const starts = new Uint32Array(frame.columns * frame.rows + 1)
  each((square) => {
    starts[square + 1] = int(starts, square + 1) + 1
  })
  for (let i = 1; i < starts.length; i++) starts[i] = int(starts, i) + int(starts, i - 1)
  const list = new Uint32Array(int(starts, starts.length - 1))
  const next = starts.slice()
  each((square, edge) => {
    const at = int(next, square)
    list[at] = edge
    next[square] = at + 1
  })
  return { starts, list }
}
