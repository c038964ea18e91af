import type { Level } from '../scheme.ts'
import type { Cells, Told } from './cells.ts'
import type { Report } from './defect.ts'

/** One root, known parents of an earlier level, and land or a position for every cell. */
export function checkStructure({ cells, codes }: Cells, levels: readonly Level[], report: Report): void {
  const rank = new Map(levels.map(({ kind }, i) => [kind, i]))
  const rankOf = ({ cell }: Told) => rank.get(cell.level) ?? 0
  const roots: Told[] = []
  for (const told of cells.values()) {
    const { cell, where } = told
    if (cell.parent === null) {
      roots.push(told)
      continue
    }
    const parent = cells.get(cell.parent)
    if (!codes.has(cell.parent)) report('parent.unknown', { ...where, cell: cell.code })
    else if (parent && rankOf(parent) >= rankOf(told))
      report('level.order', { ...where, cell: cell.code, other: parent.cell.code })
  }
  if (codes.size === 0) report('cell.none')
  else if (roots.length === 0 && cells.size === codes.size) report('root.missing')
  const [first, ...others] = roots
  for (const { cell, where } of others)
    report('root.several', { ...where, cell: cell.code, ...(first && { other: first.cell.code }) })
  const withLand = landed(cells)
  for (const { cell, where } of cells.values()) {
    const isPoint = levels[rank.get(cell.level) ?? 0]?.points === true
    if (!withLand.has(cell.code) && !(isPoint && cell.site))
      report(isPoint ? 'place.missing' : 'area.missing', { ...where, cell: cell.code })
  }
}

/** Codes of cells with polygons, and of those above them. */
function landed(cells: Cells['cells']): ReadonlySet<string> {
  const codes = new Set<string>()
  for (const { cell } of cells.values()) {
    let above: string | null = cell.polygons ? cell.code : null
    while (above !== null && !codes.has(above)) {
      codes.add(above)
      above = cells.get(above)?.cell.parent ?? null
    }
  }
  return codes
}
