import { type Area, atomsOf } from './area.ts'
import type { Cell } from './cell.ts'
import type { Land } from './land.ts'

/** Land that an area has in common with an old cell, as shares of either. */
export type Inheritance = { readonly old: Cell; readonly ofNew: number; readonly ofOld: number }

/** Finds the old cells that covered an area, the one with the largest part first. */
export function inheritances(land: Land, old: readonly Cell[]): (area: Area) => Inheritance[] {
  const owner = new Map(old.flatMap((cell) => atomsOf(cell.area).map((atom) => [atom, cell] as const)))
  const size = (atoms: readonly number[]) => atoms.reduce((sum, atom) => sum + (land.areas[atom] ?? 0), 0)
  return (area) => {
    const atoms = atomsOf(area)
    return [...Map.groupBy(atoms, (atom) => owner.get(atom))]
      .flatMap(([cell, common]) => {
        if (!cell) return []
        const shared = size(common)
        return [{ old: cell, ofNew: shared / size(atoms), ofOld: shared / size(atomsOf(cell.area)) }]
      })
      .sort((a, b) => b.ofNew - a.ofNew)
  }
}

/** The old cell that goes on in a new one: two thirds of either are the same land. */
export const continued = (from: readonly Inheritance[]): Cell | undefined =>
  from.find(({ ofNew, ofOld }) => ofNew >= 2 / 3 && ofOld >= 2 / 3)?.old

/** Each cell with every cell of its level before the reform that gave it more than 2 % of its area. */
export function lineage(
  land: Land,
  before: readonly Cell[],
  after: readonly Cell[],
): { cell: string; predecessor: string }[] {
  const levels = Map.groupBy(before, ({ level }) => level)
  const inherit = new Map([...levels].map(([level, old]) => [level, inheritances(land, old)]))
  return after.flatMap(({ code, level, area }) =>
    (inherit.get(level)?.(area) ?? [])
      .filter(({ ofNew }) => ofNew > 0.02)
      .map(({ old }) => ({ cell: code, predecessor: old.code })),
  )
}
