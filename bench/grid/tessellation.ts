import type { Cell } from '../../packages/grid/src/grid.ts'
import { type Dice, diceOf } from '../../packages/local/src/demo/district/random.ts'

type Position = [number, number]

/** Villages across and up. */
type Size = readonly [number, number]

const levels = ['county', 'town', 'village'] as const
type Level = (typeof levels)[number]

/** Villages across and up; towns and counties are blocks of them. */
const lattice: { columns: number; rows: number; town: Size; county: Size } = {
  columns: 1000,
  rows: 600,
  town: [5, 4],
  county: [25, 20],
}

/** Degrees between corners; about two kilometres. */
const pace = 0.02

/**
 * 600,000 villages in 30,000 towns in 1,200 counties, without gaps or overlaps: an irregular lattice whose sides bend once
 * or twice, so that a village has 8 to 12 vertices. Every level is drawn with the same vertices. The same each time.
 */
export function simulated(): Cell[] {
  const { columns, rows, town, county } = lattice
  const draw = diceOf(600_000)
  const corners = Array.from({ length: (columns + 1) * (rows + 1) }, (_, i) =>
    shaken(draw, i % (columns + 1), Math.floor(i / (columns + 1)), 0.25),
  )
  const corner = (column: number, row: number) => corners[row * (columns + 1) + column] as Position
  const eastward = bends(draw, columns, rows + 1, (column, row) => [
    corner(column, row),
    corner(column + 1, row),
  ])
  const northward = bends(draw, columns + 1, rows, (column, row) => [
    corner(column, row),
    corner(column, row + 1),
  ])

  /** The ring around a block of villages, from its south-west corner, counter-clockwise. */
  const around = (west: number, south: number, width: number, height: number): Position[] => {
    const ring: Position[] = []
    for (let i = 0; i < width; i++) ring.push(corner(west + i, south), ...eastward(west + i, south))
    for (let i = 0; i < height; i++)
      ring.push(corner(west + width, south + i), ...northward(west + width, south + i))
    for (let i = width - 1; i >= 0; i--)
      ring.push(corner(west + i + 1, south + height), ...eastward(west + i, south + height).toReversed())
    for (let i = height - 1; i >= 0; i--)
      ring.push(corner(west, south + i + 1), ...northward(west, south + i).toReversed())
    return [...ring, corner(west, south)]
  }
  const cells: Cell[] = []
  const addLevel = (level: Level, [width, height]: Size, above: Level | null) => {
    for (let row = 0; row < rows; row += height) {
      for (let column = 0; column < columns; column += width) {
        const code = codeOf(level, column, row)
        cells.push({
          code,
          name: `${level} ${code}`,
          level,
          parent: above && codeOf(above, column, row),
          polygons: [[around(column, row, width, height)]],
        })
      }
    }
  }
  addLevel('county', county, null)
  addLevel('town', town, 'county')
  addLevel('village', [1, 1], 'town')
  return cells
}

/** As division codes are: six digits for the county, three more each for the town in it and the village in that. */
function codeOf(level: Level, column: number, row: number): string {
  const { columns, town, county } = lattice
  const countyPart = 100_000 + placeIn(county, [columns, Infinity], column, row)
  const townPart = placeIn(town, county, column, row)
  const villagePart = placeIn([1, 1], town, column, row)
  const parts = [countyPart, String(townPart).padStart(3, '0'), String(villagePart).padStart(3, '0')]
  return parts.slice(0, levels.indexOf(level) + 1).join('')
}

/** The number of a block within a larger one, row by row. */
function placeIn(block: Size, larger: Size, column: number, row: number): number {
  const across = larger[0] / block[0]
  return Math.floor((column % larger[0]) / block[0]) + across * Math.floor((row % larger[1]) / block[1])
}

/** One or two vertices between the ends of each side. */
function bends(
  draw: Dice,
  columns: number,
  rows: number,
  ends: (column: number, row: number) => [Position, Position],
): (column: number, row: number) => Position[] {
  const all = Array.from({ length: columns * rows }, (_, i) => {
    const [[ax, ay], [bx, by]] = ends(i % columns, Math.floor(i / columns))
    const count = draw() < 0.5 ? 1 : 2
    return Array.from({ length: count }, (__, k): Position => {
      const along = (k + 1) / (count + 1)
      return [
        rounded(ax + (bx - ax) * along + (draw() - 0.5) * 0.15 * pace),
        rounded(ay + (by - ay) * along + (draw() - 0.5) * 0.15 * pace),
      ]
    })
  })
  return (column, row) => all[row * columns + column] as Position[]
}

function shaken(draw: Dice, column: number, row: number, share: number): Position {
  return [
    rounded(95 + (column + (draw() - 0.5) * share) * pace),
    rounded(28 + (row + (draw() - 0.5) * share) * pace),
  ]
}

/** To a millionth of a degree, as surveys give it. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
