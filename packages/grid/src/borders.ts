import { orient2d } from 'robust-predicates'
import type { Arcs } from './arcs.ts'
import type { Corners } from './corners.ts'
import { float, int } from './element.ts'

/**
 * The edges of all arcs, an edge named by its first vertex, with the polygons whose border they are. A polygon that runs
 * along an edge twice owns it twice.
 */
export class Borders {
  readonly vertices: Float64Array
  /** The arc of each vertex. */
  readonly arcs: Uint32Array
  /** Per arc, its first owner in `owners`. */
  readonly #ownerStarts: Uint32Array
  readonly #owners: Uint32Array

  constructor({ vertices, arcStarts, ringArcs, ringArcStarts }: Arcs, { ringStarts }: Corners) {
    this.vertices = vertices
    this.arcs = new Uint32Array(vertices.length / 2)
    for (let arc = 0; arc + 1 < arcStarts.length; arc++) {
      this.arcs.fill(arc, int(arcStarts, arc), int(arcStarts, arc + 1))
    }
    const arcOf = (i: number) => {
      const arc = ringArcs[i] as number
      return arc < 0 ? ~arc : arc
    }
    this.#ownerStarts = new Uint32Array(arcStarts.length)
    for (let i = 0; i < ringArcs.length; i++) {
      this.#ownerStarts[arcOf(i) + 1] = int(this.#ownerStarts, arcOf(i) + 1) + 1
    }
    for (let arc = 1; arc < arcStarts.length; arc++) {
      this.#ownerStarts[arc] = int(this.#ownerStarts, arc) + int(this.#ownerStarts, arc - 1)
    }
    this.#owners = new Uint32Array(ringArcs.length)
    const next = this.#ownerStarts.slice()
    for (let polygon = 0; polygon + 1 < ringStarts.length; polygon++) {
      const end = int(ringArcStarts, int(ringStarts, polygon + 1))
      for (let i = int(ringArcStarts, int(ringStarts, polygon)); i < end; i++) {
        const at = int(next, arcOf(i))
        this.#owners[at] = polygon
        next[arcOf(i)] = at + 1
      }
    }
  }

  /** All edges, ascending. */
  edges(): Uint32Array {
    const { arcs } = this
    return Uint32Array.from(arcs.keys()).filter((vertex) => arcs[vertex] === arcs[vertex + 1])
  }

  ownerCount(edge: number): number {
    const arc = int(this.arcs, edge)
    return int(this.#ownerStarts, arc + 1) - int(this.#ownerStarts, arc)
  }

  /** The polygon at a place, from 0 on, among those along an edge; ascending. */
  owner(edge: number, place: number): number {
    return int(this.#owners, int(this.#ownerStarts, int(this.arcs, edge)) + place)
  }

  /** Whether the ray from a point due west crosses the edge. */
  crosses(edge: number, x: number, y: number): boolean {
    const { vertices } = this
    const ay = float(vertices, edge * 2 + 1)
    const by = float(vertices, edge * 2 + 3)
    if (ay > y === by > y) return false
    return orient2d(float(vertices, edge * 2), ay, float(vertices, edge * 2 + 2), by, x, y) > 0 === by > ay
  }

  /** `crosses`, and the ray's crossings of the lines that run south from the edge's ends west of a longitude. */
  toggles(edge: number, x: number, y: number, west: number): boolean {
    const { vertices } = this
    const start = float(vertices, edge * 2) < west && float(vertices, edge * 2 + 1) > y
    const end = float(vertices, edge * 2 + 2) < west && float(vertices, edge * 2 + 3) > y
    return (this.crosses(edge, x, y) !== start) !== end
  }
}
