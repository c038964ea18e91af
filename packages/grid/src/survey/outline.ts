import { Clipper } from 'clipper2-ts'
import type { Polygons } from '../cell.ts'
import type { Piece } from './clip.ts'
import { toClosedRing } from './unit.ts'

const mostCorners = 500
const mostPieces = 50

/** Of the largest pieces; made coarser, from 1e-7 degree on, until it has few enough corners. */
export function outlineOf(pieces: readonly Piece[]): Polygons {
  let polygons = pieces.slice(0, mostPieces).map(({ paths }) => paths)
  for (let units = 100; cornersOf(polygons) > mostCorners; units *= 4) {
    polygons = polygons.flatMap((paths) => {
      const [shell = [], ...holes] = Clipper.ramerDouglasPeuckerPaths(paths, units)
      return shell.length < 3 ? [] : [[shell, ...holes.filter((hole) => hole.length > 4)]]
    })
  }
  return polygons.map((paths) => paths.map(toClosedRing))
}

function cornersOf(polygons: readonly (readonly (readonly unknown[])[])[]): number {
  return polygons.flat(2).length
}
