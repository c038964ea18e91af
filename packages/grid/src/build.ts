import { cutArcs } from './arcs.ts'
import { type Cell, type Datum, GridError, onGlobe } from './cell.ts'
import { decode, type GridIndex, pack, type Sections, type Terms } from './codec.ts'
import { layCorners } from './corners.ts'
import { packLabels } from './labels.ts'
import { laySquares } from './squares.ts'

/**
 * Builds the index of a set of cells, whose coordinates are kept exactly as given, in their datum.
 *
 * Any number of roots, any depth; polygons may have holes and parts. Whether parts nest, meet or overlap is not judged.
 *
 * @throws GridError `grid.empty` (no cell with an area), `cell.duplicate`, `cell.parent-unknown`, `cell.cycle`,
 *   `cell.no-area` (neither polygon nor child with an area nor, without children, a site; or a ring whose corners lie on one
 *   line), `ring.too-short`, `ring.unclosed`, `coordinate.out-of-range`
 */
export function build(cells: readonly Cell[], datum: Datum): GridIndex {
  if (cells.length === 0) throw new GridError('grid.empty')
  const ordered = inOrder(cells)
  const numbers = new Map(ordered.map((cell, i) => [cell.code, i]))
  const parents = Int32Array.from(ordered, ({ parent }) =>
    parent === null ? -1 : (numbers.get(parent) ?? -1),
  )
  checkAreas(ordered, parents)
  const corners = layCorners(ordered)
  const arcs = cutArcs(corners)
  const labels = packLabels(ordered)
  const terms: Terms = { datum, levels: labels.levels }
  return decode(
    pack({
      ...arcs,
      ...laySquares(corners, arcs, parents),
      ...sitesOf(ordered),
      ...labels.sections,
      parents,
      polygonStarts: corners.polygonStarts,
      ringStarts: corners.ringStarts,
      terms: new TextEncoder().encode(JSON.stringify(terms)),
    }),
  )
}

function sitesOf(cells: readonly Cell[]): Pick<Sections, 'siteCells' | 'sites'> {
  const sited = cells.flatMap(({ site }, cell) => (site ? [{ site, cell }] : []))
  return {
    siteCells: Uint32Array.from(sited, ({ cell }) => cell),
    sites: Float64Array.from(sited.flatMap(({ site }) => [site.lng, site.lat])),
  }
}

/** A cell has polygons, or a child that has an area, or, without children, a site. */
function checkAreas(cells: readonly Cell[], parents: Int32Array): void {
  const childless = new Uint8Array(cells.length).fill(1)
  const spacious = Uint8Array.from(cells, ({ polygons }) => Number(polygons !== null))
  for (let cell = cells.length - 1; cell >= 0; cell--) {
    const { code, site } = cells[cell] as Cell
    if (site && !onGlobe(site.lng, site.lat)) throw new GridError('coordinate.out-of-range', code)
    if (!spacious[cell] && !(childless[cell] && site)) throw new GridError('cell.no-area', code)
    const parent = parents[cell] ?? -1
    if (parent < 0) continue
    childless[parent] = 0
    if (spacious[cell]) spacious[parent] = 1
  }
  if (!spacious.includes(1)) throw new GridError('grid.empty')
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
  const levels: Cell[][] = []
  for (const cell of cells) {
    const depth = depthOf(cell)
    levels[depth] ??= []
    levels[depth].push(cell)
  }
  return levels.flatMap((level) => level.sort((a, b) => (a.code < b.code ? -1 : 1)))
}
