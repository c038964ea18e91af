import { type Cell, GridError } from '../cell.ts'

/** Cells by code, with their children's numbers, ascending. */
export class Tree {
  readonly cells: readonly Cell[]
  readonly roots: number[] = []
  /** −1 for a root. */
  readonly parents: Int32Array
  readonly #children = new Map<number, number[]>()

  /** @throws GridError `cell.duplicate`, `cell.parent-unknown`, `cell.cycle` */
  constructor(cells: readonly Cell[]) {
    this.cells = [...cells].sort((a, b) => (a.code < b.code ? -1 : 1))
    this.parents = new Int32Array(cells.length).fill(-1)
    const numbers = new Map(this.cells.map(({ code }, i) => [code, i]))
    for (const [i, { code, parent }] of this.cells.entries()) {
      if (numbers.get(code) !== i) throw new GridError('cell.duplicate', code)
      if (parent === null) {
        this.roots.push(i)
        continue
      }
      const above = numbers.get(parent)
      if (above === undefined) throw new GridError('cell.parent-unknown', code)
      this.parents[i] = above
      const children = this.#children.get(above)
      if (children) children.push(i)
      else this.#children.set(above, [i])
    }
    const reached = new Set(this.fromRoots())
    const lost = this.cells.find((_, i) => !reached.has(i))
    if (lost) throw new GridError('cell.cycle', lost.code)
  }

  children(cell: number): readonly number[] {
    return this.#children.get(cell) ?? []
  }

  /** Every cell after its parent. */
  fromRoots(): number[] {
    const order = [...this.roots]
    for (const cell of order) for (const child of this.children(cell)) order.push(child)
    return order
  }
}
