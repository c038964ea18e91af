import { type Cell, type GridIndex, hitRoom, hitsAt } from '@wangge/grid'
import { type Dice, diceOf } from '../../packages/local/src/demo/district/random.ts'

/** Pairs of degrees; the same pairs as arrays, for those that want them so. */
export type Points = {
  readonly lngs: Float64Array
  readonly lats: Float64Array
  readonly pairs: readonly [number, number][]
}

/** Degrees of latitude; ten metres. */
const beside = 10 / 111_195

/** Points drawn evenly over the box of the grid, those that no cell covers left out. The same each time. */
export function randomPoints(index: GridIndex, count: number): Points {
  const [west = 0, south = 0, east = 0, north = 0] = index.bounds
  const draw = diceOf(1)
  const room = hitRoom(index)
  return gather(count, () => {
    for (;;) {
      const lng = west + (east - west) * draw()
      const lat = south + (north - south) * draw()
      if (hitsAt(index, lng, lat, room) > 0) return [lng, lat]
    }
  })
}

/** Points within ten metres of a border of a cell on the lowest level, covered or not. The same each time. */
export function edgePoints(lowest: readonly Cell[], count: number): Points {
  const draw = diceOf(2)
  return gather(count, () => {
    const ring = one(draw, one(draw, lowest).polygons?.flat() ?? [])
    const end = 1 + Math.floor(draw() * (ring.length - 1))
    const [[ax, ay], [bx, by]] = [ring[end - 1], ring[end]] as [[number, number], [number, number]]
    const along = draw()
    const lat = ay + (by - ay) * along + (draw() * 2 - 1) * beside
    const aside = ((draw() * 2 - 1) * beside) / Math.cos((lat * Math.PI) / 180)
    return [ax + (bx - ax) * along + aside, lat]
  })
}

function gather(count: number, make: () => [number, number]): Points {
  const pairs = Array.from({ length: count }, make)
  return {
    pairs,
    lngs: Float64Array.from(pairs, ([lng]) => lng),
    lats: Float64Array.from(pairs, ([, lat]) => lat),
  }
}

function one<T>(draw: Dice, items: readonly T[]): T {
  return items[Math.floor(draw() * items.length)] as T
}
