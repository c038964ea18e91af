import type { Borders } from './borders.ts'
import type { CoverSets } from './cover-set.ts'
import { float, int } from './element.ts'
import { type Frame, within } from './frame.ts'
import { sortEdges } from './sort-edges.ts'
import { division, edgeWords, kind, record } from './square.ts'
import type { U32List } from './u32-list.ts'

/** A square with more edges is divided, unless it has come of so many divisions. */
const crowd = 8
const deepest = 4

/** What edges take up in records, on average. */
const wordsPerEdge = 5

/** Ascending numbers of the polygons that a point is inside. */
type Inside = number[]

/** The edges that touch a square, ascending: those of a longer list from one place to before another. */
type Edges = { readonly list: Uint32Array; readonly from: number; readonly to: number }

/** Writes the squares of a frame: see square.ts for what they mean. */
export class Divider {
  readonly squares: U32List
  /** The most cells that any point can hit. */
  most = 0
  readonly #borders: Borders
  readonly #covers: CoverSets

  constructor(squares: U32List, borders: Borders, covers: CoverSets) {
    this.squares = squares
    this.#borders = borders
    this.#covers = covers
  }

  /** Writes the table of the whole frame, outside of which nothing lies. */
  divideFrame(frame: Frame): void {
    const list = this.#borders.edges()
    this.#divide(frame, { list, from: 0, to: list.length }, 0, (x, y, first) => {
      const inside: Inside = []
      for (let i = first.from; i < first.to; i++) {
        if (this.#borders.crosses(int(first.list, i), x, y)) this.#toggle(inside, int(first.list, i))
      }
      return inside
    })
  }

  /**
   * Walks each row from west to east, from the middle of one square to that of the next, keeping what the middle is inside.
   * @param insideAt what the middle of a row's first square, whose edges are given, is inside
   */
  #divide(
    frame: Frame,
    edges: Edges,
    depth: number,
    insideAt: (x: number, y: number, first: Edges) => Inside,
  ): number {
    const { columns, rows } = frame
    const table = this.squares.reserve(columns * rows)
    const { starts, list } = sortEdges(frame, edges, this.#borders.vertices)
    this.squares.expect(list.length * wordsPerEdge)
    for (let row = 0; row < rows; row++) {
      const y = frame.south + (row + 0.5) * frame.height
      let inside: Inside = []
      let x = Number.NaN
      let before: Edges = { list, from: 0, to: 0 }
      for (let column = 0; column < columns; column++) {
        const square = row * columns + column
        const own = { list, from: int(starts, square), to: int(starts, square + 1) }
        const middle = frame.west + (column + 0.5) * frame.width
        if (column === 0) inside = insideAt(middle, y, own)
        else this.#step(inside, before, own, x, middle, y)
        this.squares.set(table + square, this.#word(frame, column, row, own, inside, depth))
        x = middle
        before = own
      }
    }
    return table
  }

  /** What lies between the middles of two squares in a row is a border of one of them. */
  #step(inside: Inside, before: Edges, own: Edges, from: number, to: number, y: number): void {
    const cross = (edge: number) => {
      if (this.#borders.crosses(edge, from, y) !== this.#borders.crosses(edge, to, y))
        this.#toggle(inside, edge)
    }
    for (let i = before.from; i < before.to; i++) cross(int(before.list, i))
    for (let i = own.from; i < own.to; i++) if (!includes(before, int(own.list, i))) cross(int(own.list, i))
  }

  #toggle(inside: Inside, edge: number): void {
    for (let place = 0; place < this.#borders.ownerCount(edge); place++) {
      const polygon = this.#borders.owner(edge, place)
      let at = inside.length
      while (at > 0 && (inside[at - 1] as number) >= polygon) at--
      if (inside[at] === polygon) inside.splice(at, 1)
      else inside.splice(at, 0, polygon)
    }
  }

  #word(frame: Frame, column: number, row: number, edges: Edges, inside: Inside, depth: number): number {
    const count = edges.to - edges.from
    if (count === 0) {
      this.#expect(inside.length)
      return this.#covers.word(inside)
    }
    const square = within(frame, column, row, division)
    const x = frame.west + (column + 0.5) * frame.width
    const y = frame.south + (row + 0.5) * frame.height
    if (count <= crowd || depth === deepest) {
      return this.#records(edges, inside, x, y, square.west) * 4 + kind.borders
    }
    const table = this.#divide(square, edges, depth + 1, (tx, ty) => {
      const there = [...inside]
      for (let i = edges.from; i < edges.to; i++) {
        const edge = int(edges.list, i)
        const here = this.#borders.toggles(edge, x, y, square.west)
        if (here !== this.#borders.toggles(edge, tx, ty, square.west)) this.#toggle(there, edge)
      }
      return there
    })
    return table * 4 + kind.divided
  }

  /** Writes the border records of a square whose middle is given, and says where they begin. */
  #records(edges: Edges, inside: Inside, x: number, y: number, west: number): number {
    const polygons = this.#ownersOf(edges)
    const whole = inside.filter((polygon) => !polygons.includes(polygon))
    this.#expect(whole.length + polygons.length)
    let ground = this.#covers.word(whole)
    const start = this.squares.length
    for (let from = 0; from < polygons.length; from += record.mostCandidates) {
      const candidates = polygons.slice(from, from + record.mostCandidates)
      const more = from + candidates.length < polygons.length ? record.more : 0
      const head = this.squares.length
      this.squares.push(0)
      this.squares.push(ground)
      this.squares.push(this.#parities(edges, candidates, inside, x, y, west))
      for (const polygon of candidates) this.squares.push(this.#covers.cellOf(polygon))
      const first = this.squares.length
      for (let i = edges.from; i < edges.to; i++) this.#pushEdge(int(edges.list, i), candidates, west)
      const count = (this.squares.length - first) / edgeWords.length
      this.squares.set(head, candidates.length + more + (count << record.edgesShift))
      ground = 0
    }
    return start
  }

  #ownersOf(edges: Edges): number[] {
    const owners: number[] = []
    for (let i = edges.from; i < edges.to; i++) {
      const edge = int(edges.list, i)
      for (let place = 0; place < this.#borders.ownerCount(edge); place++) {
        const owner = this.#borders.owner(edge, place)
        if (!owners.includes(owner)) owners.push(owner)
      }
    }
    return owners.sort((a, b) => a - b)
  }

  /** The constant bits of candidates: what is left of the middle being inside when its crossings are taken away. */
  #parities(
    edges: Edges,
    candidates: readonly number[],
    inside: Inside,
    x: number,
    y: number,
    west: number,
  ): number {
    let parity = 0
    for (const polygon of inside) parity |= bitOf(polygon, candidates)
    for (let i = edges.from; i < edges.to; i++) {
      const edge = int(edges.list, i)
      if (!this.#borders.toggles(edge, x, y, west)) continue
      for (let place = 0; place < this.#borders.ownerCount(edge); place++) {
        parity ^= bitOf(this.#borders.owner(edge, place), candidates)
      }
    }
    return parity
  }

  /** Pushes an edge with its owners among the candidates, again for those that own it more than once. */
  #pushEdge(edge: number, candidates: readonly number[], west: number): void {
    const { vertices } = this.#borders
    const ends =
      (Number(float(vertices, edge * 2) < west) << edgeWords.startsWest) |
      (Number(float(vertices, edge * 2 + 2) < west) << edgeWords.endsWest)
    let mask = 0
    const push = () => {
      this.squares.push(edge)
      this.squares.push(mask | ends)
    }
    for (let place = 0; place < this.#borders.ownerCount(edge); place++) {
      const bit = bitOf(this.#borders.owner(edge, place), candidates)
      if ((mask & bit) !== 0) {
        push()
        mask = 0
      }
      mask |= bit
    }
    if (mask !== 0) push()
  }

  /** Notes that a point may hit the cells of so many polygons, and those known only through them. */
  #expect(polygons: number): void {
    this.most = Math.max(this.most, polygons * (1 + this.#covers.bareAbove))
  }
}

function bitOf(polygon: number, candidates: readonly number[]): number {
  const at = candidates.indexOf(polygon)
  return at < 0 ? 0 : 1 << at
}

function includes({ list, from, to }: Edges, edge: number): boolean {
  for (let i = from; i < to; i++) if (list[i] === edge) return true
  return false
}
