import { orient2d } from 'robust-predicates'
import type { GridIndex } from './codec.ts'
import { division, edgeWords, kind, record } from './square.ts'

/** Error bound of the plain determinant (Shewchuk 1997, ccwerrboundA): beyond it the sign is certain. */
const certain = (3 + 16 * 2 ** -53) * 2 ** -53

/**
 * Writes the numbers of all cells that cover a point, ascending (parents first, then by code), and says how many. Exact
 * for the given doubles, edges and vertices included; allocates nothing.
 *
 * @param x longitude and `y` latitude in the grid's datum; 0 hits for what is not a number
 * @param hits as from `hitRoom`
 */
export function hitsAt(index: GridIndex, x: number, y: number, hits: Int32Array): number {
  const { west, south, east, north, columns, rows, columnsPerDegree, rowsPerDegree, squares, point } =
    index.hot
  if (!(x >= west && y >= south && x <= east && y <= north)) return 0
  let across = (x - west) * columnsPerDegree
  let up = (y - south) * rowsPerDegree
  let column = Math.min(across | 0, columns - 1)
  let row = Math.min(up | 0, rows - 1)
  let word = squares[row * columns + column] as number
  while ((word & 3) === kind.divided) {
    across = (across - column) * division
    up = (up - row) * division
    column = Math.min(across | 0, division - 1)
    row = Math.min(up | 0, division - 1)
    word = squares[(word >>> 2) + row * division + column] as number
  }
  if ((word & 3) === kind.borders) {
    point[0] = x
    point[1] = y
    return hitsByBorders(index, word >>> 2, hits)
  }
  return hitsOfGround(index, word, hits)
}

/** Room for the hits of any point. */
export function hitRoom(index: GridIndex): Int32Array {
  return new Int32Array(index.hot.most)
}

function hitsOfGround(index: GridIndex, word: number, hits: Int32Array): number {
  const { squares, parents, depths } = index.hot
  if ((word & 3) === kind.list) {
    const list = word >>> 2
    const count = squares[list] as number
    for (let i = 0; i < count; i++) hits[i] = squares[list + 1 + i] as number
    return count
  }
  if (word === 0) return 0
  let cell = (word >>> 2) - 1
  const depth = depths[cell] as number
  for (let i = depth; i >= 0; i--) {
    hits[i] = cell
    cell = parents[cell] as number
  }
  return depth + 1
}

/** For the point in `hot.point`: handed over as arguments, its two numbers would be put on the heap. */
function hitsByBorders(index: GridIndex, at: number, hits: Int32Array): number {
  const { squares, vertices, lifts, point } = index.hot
  const x = point[0] as number
  const y = point[1] as number
  let count = hitsOfGround(index, squares[at + record.ground] as number, hits)
  let head: number
  let start = at
  do {
    head = squares[start] as number
    const candidates = start + record.candidates
    let inside = squares[start + record.parity] as number
    let border = 0
    let next = candidates + (head & record.countMask)
    const end = next + (head >>> record.edgesShift) * edgeWords.length
    for (; next < end; next += edgeWords.length) {
      const vertex = (squares[next] as number) << 1
      const word = squares[next + 1] as number
      const ax = vertices[vertex] as number
      const ay = vertices[vertex + 1] as number
      const bx = vertices[vertex + 2] as number
      const by = vertices[vertex + 3] as number
      const left = (ay - y) * (bx - x)
      const right = (ax - x) * (by - y)
      let turn = left - right
      if (Math.abs(turn) <= certain * Math.abs(left + right)) {
        turn = orient2d(ax, ay, bx, by, x, y)
        if (turn === 0 && isBetween(ax, ay, bx, by, x, y)) border |= word
      }
      const aAbove = Number(ay > y)
      const bAbove = Number(by > y)
      const crossed = (aAbove ^ bAbove) & (Number(turn > 0) ^ bAbove ^ 1)
      const south = ((word >>> edgeWords.startsWest) & aAbove) ^ ((word >>> edgeWords.endsWest) & bAbove)
      inside ^= word & -(crossed ^ south)
    }
    let covering = (inside | border) & edgeWords.mask
    while (covering !== 0) {
      const lowest = 31 - Math.clz32(covering & -covering)
      count = insert(hits, count, squares[candidates + lowest] as number)
      covering &= covering - 1
    }
    start = end
  } while ((head & record.more) !== 0)
  return lifts === null ? count : lift(lifts, hits, count)
}

/** Whether a point on the line through two others is neither before nor after them. */
function isBetween(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
}

/** Adds the parents that are known only through the cells hit. */
function lift(lifts: Int32Array, hits: Int32Array, own: number): number {
  let count = own
  for (let i = own - 1; i >= 0; ) {
    const parent = lifts[hits[i] as number] as number
    const before = count
    if (parent >= 0) count = insert(hits, count, parent)
    if (count === before) i--
  }
  return count
}

/** Keeps the hits ascending and each of them once. */
function insert(hits: Int32Array, count: number, cell: number): number {
  let at = count
  while (at > 0 && (hits[at - 1] as number) > cell) at--
  if (at > 0 && hits[at - 1] === cell) return count
  for (let i = count; i > at; i--) hits[i] = hits[i - 1] as number
  hits[at] = cell
  return count + 1
}
