import type { GridIndex } from './codec.ts'
import { columnOf, type Frame, rowOf, within } from './frame.ts'
import { metresPerDegree, Plane } from './plane.ts'
import { division, edgeWords, kind, record } from './square.ts'

type Visit = (cell: number, metres: number) => void

/** Leaf cells with a border within `reach` metres of a point, and the metres to the nearest. */
export function endsWithin(index: GridIndex, x: number, y: number, reach: number): Map<number, number> {
  const plane = new Plane(x, y)
  const up = reach / metresPerDegree
  const aside = up / Math.cos((y * Math.PI) / 180)
  const near = new Map<number, number>()
  const visit: Visit = (cell, metres) => {
    if (metres <= reach && metres < (near.get(cell) ?? Infinity)) near.set(cell, metres)
  }
  const search = (frame: Frame, table: number) => {
    const lastRow = rowOf(frame, y + up)
    const lastColumn = columnOf(frame, x + aside)
    for (let row = rowOf(frame, y - up); row <= lastRow; row++) {
      for (let column = columnOf(frame, x - aside); column <= lastColumn; column++) {
        const word = wordAt(index, frame, table, column, row)
        if ((word & 3) === kind.divided) search(within(frame, column, row, division), word >>> 2)
        if ((word & 3) === kind.borders) measure(index, word >>> 2, plane, visit)
      }
    }
  }
  search(index.frame, 0)
  return near
}

/** The leaf cell whose border is nearest to a point, the lowest number of several, and the metres to it. */
export function nearestEnd(index: GridIndex, x: number, y: number): { cell: number; metres: number } {
  const plane = new Plane(x, y)
  const nearest = { cell: -1, metres: Infinity }
  const visit: Visit = (cell, metres) => {
    if (metres > nearest.metres || (metres === nearest.metres && cell > nearest.cell)) return
    nearest.cell = cell
    nearest.metres = metres
  }
  const enter = (frame: Frame, table: number, column: number, row: number) => {
    const word = wordAt(index, frame, table, column, row)
    if ((word & 3) !== kind.borders && (word & 3) !== kind.divided) return
    if (toSquares(plane, frame, column, row, column, row) > nearest.metres) return
    if ((word & 3) === kind.borders) measure(index, word >>> 2, plane, visit)
    else search(within(frame, column, row, division), word >>> 2)
  }
  /** Goes round the point's square in ever wider rings, until nothing outside them can be nearer. */
  const search = (frame: Frame, table: number) => {
    const [column, row] = [columnOf(frame, x), rowOf(frame, y)]
    const [lastColumn, lastRow] = [frame.columns - 1, frame.rows - 1]
    for (let ring = 0; ; ring++) {
      const [west, east] = [column - ring, column + ring]
      const [south, north] = [row - ring, row + ring]
      for (let at = Math.max(0, west); at <= Math.min(east, lastColumn); at++) {
        if (south >= 0) enter(frame, table, at, south)
        if (north <= lastRow && ring > 0) enter(frame, table, at, north)
      }
      for (let at = Math.max(0, south + 1); at < Math.min(north, lastRow + 1); at++) {
        if (west >= 0) enter(frame, table, west, at)
        if (east <= lastColumn && ring > 0) enter(frame, table, east, at)
      }
      const beyond = Math.min(
        west > 0 ? toSquares(plane, frame, 0, 0, west - 1, lastRow) : Infinity,
        east < lastColumn ? toSquares(plane, frame, east + 1, 0, lastColumn, lastRow) : Infinity,
        south > 0 ? toSquares(plane, frame, 0, 0, lastColumn, south - 1) : Infinity,
        north < lastRow ? toSquares(plane, frame, 0, north + 1, lastColumn, lastRow) : Infinity,
      )
      if (beyond > nearest.metres || beyond === Infinity) return
    }
  }
  search(index.frame, 0)
  return nearest
}

function wordAt(
  { squares }: GridIndex,
  { columns }: Frame,
  table: number,
  column: number,
  row: number,
): number {
  return squares[table + row * columns + column] as number
}

/** Metres to a block of squares, made a little smaller than rounding could make it. */
function toSquares(
  plane: Plane,
  { west, south, width, height }: Frame,
  fromColumn: number,
  fromRow: number,
  toColumn: number,
  toRow: number,
): number {
  const metres = plane.toBox(
    west + fromColumn * width,
    south + fromRow * height,
    west + (toColumn + 1) * width,
    south + (toRow + 1) * height,
  )
  return metres * (1 - 1e-9) - 1e-6
}

/** Tells of each leaf cell with a border in the records the metres to each of its edges there. */
function measure({ squares, vertices, ends }: GridIndex, at: number, plane: Plane, visit: Visit): void {
  let head: number
  let start = at
  do {
    head = squares[start] as number
    let next = start + record.candidates + (head & record.countMask)
    const end = next + (head >>> record.edgesShift) * edgeWords.length
    for (; next < end; next += edgeWords.length) {
      const vertex = (squares[next] as number) * 2
      const [ax, ay, bx, by] = vertices.subarray(vertex, vertex + 4) as unknown as [
        number,
        number,
        number,
        number,
      ]
      const metres = plane.toSegment(ax, ay, bx, by)
      let mask = (squares[next + 1] as number) & edgeWords.mask
      for (let candidate = start + record.candidates; mask !== 0; candidate++) {
        const cell = squares[candidate] as number
        if ((mask & 1) === 1 && ends[cell] === 1) visit(cell, metres)
        mask >>>= 1
      }
    }
    start = end
  } while ((head & record.more) !== 0)
}
