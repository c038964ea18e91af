import type { Regions } from './regions.ts'
import type { Tree } from './tree.ts'

/** Who covers what: points cover nothing, and a cell without region stands for its children. */
export class Families {
  readonly #tree: Tree
  readonly #regions: Regions
  readonly #pointLevels: ReadonlySet<string>

  constructor(tree: Tree, regions: Regions, pointLevels: ReadonlySet<string>) {
    this.#tree = tree
    this.#regions = regions
    this.#pointLevels = pointLevels
  }

  isPoint(cell: number): boolean {
    return this.#pointLevels.has(this.#tree.cells[cell]?.level ?? '')
  }

  /** The cell itself if it covers anything, or else those that do so for it. */
  standIns(cell: number): number[] {
    if (this.isPoint(cell)) return []
    return this.#regions.isEmpty(cell) ? this.members(cell) : [cell]
  }

  /** The cells that together should cover a cell exactly: its children or their stand-ins. */
  members(cell: number): number[] {
    const members: number[] = []
    for (const child of this.#tree.children(cell)) {
      for (const standIn of this.standIns(child)) members.push(standIn)
    }
    return members.sort((a, b) => a - b)
  }

  /** The nearest cell above with a region, or else the root. */
  holder(cell: number): number {
    let holder = cell
    do {
      const above = this.#tree.parents[holder] ?? -1
      if (above < 0) return holder
      holder = above
    } while (this.#regions.isEmpty(holder))
    return holder
  }
}
