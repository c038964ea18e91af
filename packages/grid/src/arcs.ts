import type { Corners } from './corners.ts'
import { int } from './element.ts'
import { PairTable } from './pair-table.ts'
import { U32List } from './u32-list.ts'

/**
 * The borders of all polygons, each stored once: an arc is a line of vertices whose every edge belongs to the same rings.
 * Rings are told by their arcs, as in TopoJSON.
 */
export type Arcs = {
  /** lng, lat along each arc, both ends included */
  readonly vertices: Float64Array<ArrayBuffer>
  /** per arc, its first vertex */
  readonly arcStarts: Uint32Array<ArrayBuffer>
  /** arc numbers of each ring in turn; ~number for an arc run backwards */
  readonly ringArcs: Int32Array<ArrayBuffer>
  /** per ring, where its arcs begin in `ringArcs` */
  readonly ringArcStarts: Uint32Array<ArrayBuffer>
}

export function cutArcs({ vertices, corners, ringCorners }: Corners): Arcs {
  const junctions = findJunctions(corners, ringCorners, vertices.size)
  const beginnings = new PairTable(corners.length * 2)
  /** By number of the beginning, two vertices: the arc that begins so, + 1; less than 0 for one that ends so. */
  const arcsBegun = new Int32Array(corners.length * 2)
  const arcStarts = new U32List()
  const chain = new U32List()
  const ringArcs = new U32List()
  const ringArcStarts = new U32List()

  const arcAlong = (from: number, to: number): number => {
    const beginning = beginnings.numberOf(int(corners, from), int(corners, from + 1))
    const known = arcsBegun[beginning] as number
    if (known !== 0) return known > 0 ? known - 1 : known
    const arc = arcStarts.length
    arcStarts.push(chain.length)
    for (let corner = from; corner <= to; corner++) chain.push(int(corners, corner))
    arcsBegun[beginning] = arc + 1
    const end = beginnings.numberOf(int(corners, to), int(corners, to - 1))
    if (arcsBegun[end] === 0) arcsBegun[end] = ~arc
    return arc
  }

  for (let ring = 0; ring + 1 < ringCorners.length; ring++) {
    ringArcStarts.push(ringArcs.length)
    let from = int(ringCorners, ring)
    for (let corner = from + 1; corner < int(ringCorners, ring + 1); corner++) {
      if (junctions[int(corners, corner)] === 0) continue
      ringArcs.push(arcAlong(from, corner))
      from = corner
    }
  }
  arcStarts.push(chain.length)
  ringArcStarts.push(ringArcs.length)
  const numbers = chain.items()
  const coordinates = new Float64Array(numbers.length * 2)
  for (let i = 0; i < numbers.length; i++) {
    coordinates[i * 2] = vertices.first(int(numbers, i))
    coordinates[i * 2 + 1] = vertices.second(int(numbers, i))
  }
  return {
    vertices: coordinates,
    arcStarts: arcStarts.items().slice(),
    ringArcs: Int32Array.from(ringArcs.items(), (arc) => arc | 0),
    ringArcStarts: ringArcStarts.items().slice(),
  }
}

/** 1 for a vertex where a ring starts or where not all rings have the same two neighbours. */
function findJunctions(corners: Uint32Array, ringCorners: Uint32Array, vertices: number): Uint8Array {
  const unseen = 0xffffffff
  const junctions = new Uint8Array(vertices)
  const befores = new Uint32Array(vertices).fill(unseen)
  const afters = new Uint32Array(vertices)
  for (let ring = 0; ring + 1 < ringCorners.length; ring++) {
    const first = int(ringCorners, ring)
    junctions[int(corners, first)] = 1
    for (let corner = first + 1; corner < int(ringCorners, ring + 1) - 1; corner++) {
      const vertex = int(corners, corner)
      const before = int(corners, corner - 1)
      const after = int(corners, corner + 1)
      const [one, other] = [int(befores, vertex), int(afters, vertex)]
      if (one === unseen) {
        befores[vertex] = before
        afters[vertex] = after
      } else if (!((one === before && other === after) || (one === after && other === before))) {
        junctions[vertex] = 1
      }
    }
  }
  return junctions
}
