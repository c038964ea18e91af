import { kind } from './square.ts'
import type { U32List } from './u32-list.ts'

/** Which cells a set of polygons makes, and the words that say so. */
export class CoverSets {
  readonly #cellOf: Uint32Array
  readonly #parents: Int32Array
  readonly #bare: Uint8Array
  readonly #squares: U32List
  /** The most cells without polygons that stand in a row above any cell. */
  readonly bareAbove: number
  readonly #lists = new Map<string, number>()

  /**
   * @param cellOf the cell of each polygon
   * @param bare 1 for a cell without polygons
   * @param squares where lists are written
   */
  constructor(cellOf: Uint32Array, parents: Int32Array, bare: Uint8Array, squares: U32List) {
    this.#cellOf = cellOf
    this.#parents = parents
    this.#bare = bare
    this.#squares = squares
    this.bareAbove = longestBareRun(parents, bare)
  }

  cellOf(polygon: number): number {
    return this.#cellOf[polygon] as number
  }

  /** Numbers of the cells, and of those known only through them, ascending. */
  #cells(polygons: readonly number[]): number[] {
    const cells = new Set<number>()
    for (const polygon of polygons) {
      cells.add(this.cellOf(polygon))
      let parent = this.#parentOf(this.cellOf(polygon))
      while (parent >= 0 && this.#bare[parent] === 1) {
        cells.add(parent)
        parent = this.#parentOf(parent)
      }
    }
    return [...cells].sort((a, b) => a - b)
  }

  /** The `chain` or `list` word of the cells that ascending polygons make. */
  word(polygons: readonly number[]): number {
    const last = polygons.at(-1)
    if (last === undefined) return kind.chain
    if (this.#isChain(polygons)) return (this.cellOf(last) + 1) * 4 + kind.chain
    const cells = this.#cells(polygons)
    const key = cells.join()
    let at = this.#lists.get(key)
    if (at === undefined) {
      at = this.#squares.length
      this.#lists.set(key, at)
      this.#squares.push(cells.length)
      for (const cell of cells) this.#squares.push(cell)
    }
    return at * 4 + kind.list
  }

  /** Whether the polygons are one each of the last one's cell and of all above it that have any. */
  #isChain(polygons: readonly number[]): boolean {
    let cell = this.cellOf(polygons.at(-1) as number)
    let i = polygons.length - 2
    for (;;) {
      cell = this.#parentOf(cell)
      if (cell < 0) return i < 0
      if (this.#bare[cell] === 1) continue
      if (i < 0 || this.cellOf(polygons[i] as number) !== cell) return false
      i--
    }
  }

  #parentOf(cell: number): number {
    return this.#parents[cell] as number
  }
}

function longestBareRun(parents: Int32Array, bare: Uint8Array): number {
  const runs = new Uint16Array(parents.length)
  for (let cell = 0; cell < runs.length; cell++) {
    const parent = parents[cell] as number
    if (parent >= 0 && bare[parent] === 1) runs[cell] = (runs[parent] as number) + 1
  }
  return runs.reduce((a, b) => Math.max(a, b), 0)
}
