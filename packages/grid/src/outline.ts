import { type CellRef, GridError, type Polygons } from './cell.ts'
import type { GridIndex } from './codec.ts'
import { hasPolygons } from './cover.ts'
import { float, int } from './element.ts'

/** Every cell, parents before children, then by code. */
export function* cells(index: GridIndex): Generator<CellRef & { readonly parent: string | null }> {
  for (const [cell, ref] of index.refs.entries()) {
    yield { ...ref, parent: index.refs[index.parents[cell] ?? -1]?.code ?? null }
  }
}

/** The cells directly below, by code. @throws GridError `cell.unknown` */
export function children(index: GridIndex, code: string): CellRef[] {
  const parent = cellNumber(index, code)
  return index.refs.filter((_, cell) => index.parents[cell] === parent)
}

/** The polygons as they were built; null for a cell known only through its children. @throws GridError `cell.unknown` */
export function outline(index: GridIndex, code: string): Polygons | null {
  const cell = cellNumber(index, code)
  if (!hasPolygons(index, cell)) return null
  const { vertices, polygonStarts, ringStarts, cornerStarts, corners } = index
  return ranges(polygonStarts, cell).map((polygon) =>
    ranges(ringStarts, polygon).map((ring) =>
      ranges(cornerStarts, ring).map((corner) => {
        const vertex = int(corners, corner) * 2
        return [float(vertices, vertex), float(vertices, vertex + 1)]
      }),
    ),
  )
}

/** @throws GridError `cell.unknown` */
export function cellNumber(index: GridIndex, code: string): number {
  const cell = index.byCode.get(code)
  if (cell === undefined) throw new GridError('cell.unknown', code)
  return cell
}

function ranges(starts: Uint32Array, i: number): number[] {
  const start = int(starts, i)
  return Array.from({ length: int(starts, i + 1) - start }, (_, offset) => start + offset)
}
