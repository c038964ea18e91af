import type { Arcs } from './arcs.ts'
import { Borders } from './borders.ts'
import type { Sections } from './codec.ts'
import type { Corners } from './corners.ts'
import { CoverSets } from './cover-set.ts'
import { Divider } from './divide.ts'
import { int } from './element.ts'
import { frameOf } from './frame.ts'
import { U32List } from './u32-list.ts'

/** Squares of the frame for each cell with polygons: more cost memory, fewer cost time. */
const squaresPerCell = 32

/** Many more words than these would not stay in a processor's cache. */
const mostSquares = 2 ** 22

/** Lays the frame over all polygons and writes its squares. */
export function laySquares(
  corners: Corners,
  arcs: Arcs,
  parents: Int32Array,
): Pick<Sections, 'bounds' | 'squares'> {
  const { polygonStarts } = corners
  const cellOf = new Uint32Array(corners.ringStarts.length - 1)
  const bare = new Uint8Array(parents.length)
  let areas = 0
  for (let cell = 0; cell < parents.length; cell++) {
    const [start, end] = [int(polygonStarts, cell), int(polygonStarts, cell + 1)]
    cellOf.fill(cell, start, end)
    bare[cell] = start === end ? 1 : 0
    areas += start === end ? 0 : 1
  }
  const bounds = boundsOf(arcs.vertices, Math.min(areas * squaresPerCell, mostSquares))
  const squares = new U32List()
  const divider = new Divider(
    squares,
    new Borders(arcs, corners),
    new CoverSets(cellOf, parents, bare, squares),
  )
  divider.divideFrame(frameOf(bounds))
  bounds[6] = divider.most
  return { bounds, squares: squares.items() }
}

/** The box of all vertices, with about the wanted number of squares, on the ground nearly as wide as high. */
function boundsOf(vertices: Float64Array, wanted: number): Float64Array<ArrayBuffer> {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < vertices.length; i += 2) {
    const x = vertices[i] as number
    const y = vertices[i + 1] as number
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const flatness = ((east - west) * Math.cos(((south + north) / 2) * (Math.PI / 180))) / (north - south)
  const columns = Math.min(wanted, Math.max(1, Math.round(Math.sqrt(wanted * flatness))))
  return Float64Array.of(west, south, east, north, columns, Math.max(1, Math.round(wanted / columns)), 0)
}
