import { fillBuckets } from './buckets.ts'
import { type Cell, type Datum, GridError } from './cell.ts'
import { decode, type GridIndex, type Labels, pack } from './codec.ts'
import { layGeometry } from './geometry.ts'

/**
 * Builds the index of a set of cells, whose coordinates are kept exactly as given, in their datum.
 *
 * Any number of roots, any depth; polygons may have holes and parts. Whether parts nest, meet or overlap is not judged.
 *
 * @throws GridError `grid.empty`, `cell.duplicate`, `cell.parent-unknown`, `cell.cycle`, `cell.no-area` (neither polygon
 *   nor child, or a ring whose corners lie on one line), `ring.too-short`, `ring.unclosed`, `coordinate.out-of-range`
 */
export function build(cells: readonly Cell[], datum: Datum): GridIndex {
  if (cells.length === 0) throw new GridError('grid.empty')
  const ordered = inOrder(cells)
  const numbers = new Map(ordered.map((cell, i) => [cell.code, i]))
  const parents = Int32Array.from(ordered, ({ parent }) =>
    parent === null ? -1 : (numbers.get(parent) ?? -1),
  )
  const childless = new Set(ordered.keys())
  for (const parent of parents) childless.delete(parent)
  for (const cell of childless) {
    if (ordered[cell]?.polygons === null) throw new GridError('cell.no-area', ordered[cell]?.code)
  }
  const geometry = layGeometry(ordered, parents)
  const labels: Labels = { datum, cells: ordered.map(({ code, name, level }) => [code, name, level]) }
  return decode(
    pack({
      ...geometry,
      ...fillBuckets(geometry, childless.size),
      parents,
      labels: new TextEncoder().encode(JSON.stringify(labels)),
    }),
  )
}

/** By depth, then by code, so that parents come first and the lowest code wins a tie. */
function inOrder(cells: readonly Cell[]): Cell[] {
  const byCode = new Map<string, Cell>()
  for (const cell of cells) {
    if (byCode.has(cell.code)) throw new GridError('cell.duplicate', cell.code)
    byCode.set(cell.code, cell)
  }
  const depthOf = (cell: Cell) => {
    let depth = 0
    for (let up = cell; up.parent !== null; depth++) {
      const parent = byCode.get(up.parent)
      if (!parent) throw new GridError('cell.parent-unknown', up.code)
      if (depth === cells.length) throw new GridError('cell.cycle', cell.code)
      up = parent
    }
    return depth
  }
  const depths = new Map(cells.map((cell) => [cell.code, depthOf(cell)]))
  const depth = (cell: Cell) => depths.get(cell.code) ?? 0
  return [...cells].sort((a, b) => depth(a) - depth(b) || (a.code < b.code ? -1 : 1))
}
