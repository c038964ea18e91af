import type { Path64, Paths64, Point64 } from 'clipper2-ts'
import { int } from '../element.ts'
import { ringM2 } from './area.ts'
import { Vertices } from './vertices.ts'

/**
 * The regions that cells cover, as rings of numbered vertices: shells counter-clockwise, holes clockwise, so that the
 * rings wind once around every place of the region and not at all around any other. Cells are numbered as they are added.
 */
export class Regions {
  readonly vertices = new Vertices()
  readonly areasM2: number[] = []
  #corners = new Uint32Array(1 << 10)
  #ringEnds = [0]
  #cellEnds = [0]

  add(paths: Paths64): void {
    let end = this.#ringEnds.at(-1) ?? 0
    let area = 0
    for (const path of paths) {
      area += ringM2(path)
      while (end + path.length > this.#corners.length) this.#grow()
      for (const { x, y } of path) this.#corners[end++] = this.vertices.numberOf(x, y)
      this.#ringEnds.push(end)
    }
    this.#cellEnds.push(this.#ringEnds.length - 1)
    this.areasM2.push(area)
  }

  /** An empty region: the cell has no polygons, or no ring that encloses anything. */
  isEmpty(cell: number): boolean {
    return this.cornerCount(cell) === 0
  }

  cornerCount(cell: number): number {
    const [from, to] = this.#ringsOf(cell)
    return (this.#ringEnds[to] ?? 0) - (this.#ringEnds[from] ?? 0)
  }

  eachEdge(cell: number, visit: (from: number, to: number) => void): void {
    const [first, end] = this.#ringsOf(cell)
    for (let ring = first; ring < end; ring++) {
      const last = this.#ringEnds[ring + 1] ?? 0
      let before = int(this.#corners, last - 1)
      for (let corner = this.#ringEnds[ring] ?? last; corner < last; corner++) {
        const vertex = int(this.#corners, corner)
        visit(before, vertex)
        before = vertex
      }
    }
  }

  paths(cell: number): Paths64 {
    const [first, end] = this.#ringsOf(cell)
    const paths: Paths64 = []
    for (let ring = first; ring < end; ring++) {
      const path: Path64 = []
      for (const vertex of this.#corners.subarray(this.#ringEnds[ring], this.#ringEnds[ring + 1])) {
        path.push(this.position(vertex))
      }
      paths.push(path)
    }
    return paths
  }

  position(vertex: number): Point64 {
    return { x: this.vertices.x(vertex), y: this.vertices.y(vertex) }
  }

  #ringsOf(cell: number): [number, number] {
    return [this.#cellEnds[cell] ?? 0, this.#cellEnds[cell + 1] ?? 0]
  }

  #grow(): void {
    const larger = new Uint32Array(this.#corners.length * 2)
    larger.set(this.#corners)
    this.#corners = larger
  }
}
