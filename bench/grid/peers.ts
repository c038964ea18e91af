import { type Cell, type GridIndex, hitRoom, hitsAt } from '@wangge/grid'
import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import whichPolygon from 'which-polygon'
import type { Points } from './points.ts'

/** Looks up the points from one place to before another, and says how many fell into a cell. */
export type Contender = (points: Points, from: number, to: number) => number

/** All levels at once, exactly. */
export function ours(index: GridIndex): Contender {
  const hits = hitRoom(index)
  return ({ lngs, lats }, from, to) => {
    let found = 0
    for (let i = from; i < to; i++) {
      if (hitsAt(index, lngs[i] as number, lats[i] as number, hits) > 0) found++
    }
    return found
  }
}

/** The lowest level, to rounding. */
export function whichPolygons(lowest: readonly Cell[]): Contender {
  const query = whichPolygon({
    type: 'FeatureCollection',
    features: lowest.map(({ code, polygons }) => ({
      type: 'Feature',
      properties: { code },
      geometry: { type: 'MultiPolygon', coordinates: polygons ?? [] },
    })),
  })
  return ({ pairs }, from, to) => {
    let found = 0
    for (let i = from; i < to; i++) if (query(pairs[i] as [number, number]) !== null) found++
    return found
  }
}

/** The lowest level, exactly: boxes by flatbush, polygons by point-in-polygon-hao (robust predicates). */
export function flatbushes(lowest: readonly Cell[]): Contender {
  const polygons = lowest.flatMap((cell) => cell.polygons ?? [])
  const tree = new Flatbush(polygons.length)
  for (const [shell = []] of polygons) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [x, y] of shell) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
    tree.add(west, south, east, north)
  }
  tree.finish()
  return ({ pairs }, from, to) => {
    let found = 0
    for (let i = from; i < to; i++) {
      const point = pairs[i] as [number, number]
      const near = tree.search(point[0], point[1], point[0], point[1])
      if (near.some((each) => pointInPolygon(point, polygons[each] as [number, number][][]) !== false))
        found++
    }
    return found
  }
}
