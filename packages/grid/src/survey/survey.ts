import type { Cell } from '../cell.ts'
import { Families } from './families.ts'
import { Findings } from './findings.ts'
import { Judge } from './judge.ts'
import { readRegion } from './read-region.ts'
import { Regions } from './regions.ts'
import { holds } from './site.ts'
import type { Coverage, Survey, Tolerance } from './survey-result.ts'
import { Tree } from './tree.ts'
import { toUnits } from './unit.ts'

export type { Coverage, DefectKind, Survey, SurveyDefect, Tolerance } from './survey-result.ts'

export type SurveyOptions = {
  tolerance?: Tolerance
  /** Levels whose cells are grid points: they cover nothing, and need only lie inside the cell above them. */
  pointLevels?: readonly string[]
}

/**
 * Below 100 m² and narrower than 10 cm: what is left between borders drawn separately to six decimals (0.11 m).
 */
export const defaultTolerance: Tolerance = { areaM2: 100, widthM: 0.1 }

/**
 * Judges the geometry of a whole scheme: do the children of every cell cover it, once, and nothing beside it? Equal cells
 * give an equal survey, in whatever order they come.
 *
 * @throws GridError `cell.duplicate`, `cell.parent-unknown`, `cell.cycle`, `cell.no-area` (a polygon without rings or a
 *   ring without positions), `coordinate.out-of-range`
 */
export function survey(cells: readonly Cell[], options: SurveyOptions = {}): Survey {
  const { tolerance = defaultTolerance, pointLevels = [] } = options
  const tree = new Tree(cells)
  const findings = new Findings(tolerance)
  const regions = new Regions()
  for (const cell of tree.cells) regions.add(readRegion(cell, findings))
  const families = new Families(tree, regions, new Set(pointLevels))
  const judge = new Judge(regions, (cell) => tree.cells[cell]?.code ?? '', findings)
  const coverage = new Map<string, Coverage>()
  for (const [i, { code }] of tree.cells.entries()) {
    const members = families.isPoint(i) ? [] : families.members(i)
    if (members.length === 0) continue
    if (!regions.isEmpty(i)) coverage.set(code, judge.exactCover(i, members))
    else if (tree.parents[i] === -1) coverage.set(code, judge.enclosedGaps(i, members))
  }
  judge.apart(tree.roots.flatMap((root) => families.standIns(root)).sort((a, b) => a - b))
  judgePoints(tree, regions, families, judge, findings)
  const areaKm2 = areas(tree, regions, families)
  return {
    tolerance,
    areaKm2,
    rootsKm2: tree.roots.reduce((sum, root) => sum + (areaKm2.get(tree.cells[root]?.code ?? '') ?? 0), 0),
    coverage,
    defects: findings.inOrder(),
    ignored: { count: findings.ignoredCount, areaKm2: findings.ignoredM2 / 1e6 },
  }
}

/** Square kilometres by code; a cell without region has the sum of its children's, points left out. */
function areas(tree: Tree, regions: Regions, families: Families): Map<string, number> {
  const sums = new Float64Array(tree.cells.length)
  for (const cell of tree.fromRoots().reverse()) {
    if (!regions.isEmpty(cell)) sums[cell] = regions.areasM2[cell] ?? 0
    const above = tree.parents[cell] ?? -1
    if (above >= 0 && !families.isPoint(cell)) sums[above] = (sums[above] ?? 0) + (sums[cell] ?? 0)
  }
  const areaKm2 = new Map<string, number>()
  for (const [i, { code }] of tree.cells.entries()) {
    const squareMetres = sums[i] ?? 0
    if (squareMetres > 0) areaKm2.set(code, squareMetres / 1e6)
  }
  return areaKm2
}

/** Sites and the polygons of points lie in the area above them, as far as there is any. */
function judgePoints(
  tree: Tree,
  regions: Regions,
  families: Families,
  judge: Judge,
  findings: Findings,
): void {
  const held = new Map<number, number[]>()
  for (const [i, { site, parent }] of tree.cells.entries()) {
    if (parent === null || !(site || families.isPoint(i))) continue
    const holder = families.holder(i)
    const others = held.get(holder)
    if (others) others.push(i)
    else held.set(holder, [i])
  }
  for (const [holder, cells] of held) {
    const area = families.standIns(holder).flatMap((cell) => regions.paths(cell))
    if (area.length === 0) continue
    judge.inside(
      holder,
      area,
      cells.filter((cell) => families.isPoint(cell)),
    )
    for (const cell of cells) {
      const { site, code } = tree.cells[cell] ?? {}
      if (!site || !code || holds(area, toUnits([site.lng, site.lat]), findings.tolerance.widthM)) continue
      const other = tree.cells[holder]?.code ?? ''
      findings.addPlace({ kind: 'site-outside-parent', cell: code, other }, [site.lng, site.lat])
    }
  }
}
