import { float } from '../element.ts'

/**
 * A sum of directed edges in which an edge and its opposite cancel. What the borders of regions leave is the border of how
 * often those regions cover each place; nothing left means that the regions added and those taken away cover exactly the
 * same, place by place and as often.
 */
export class EdgeSum {
  /** Open addressing by both vertices, the lower first; −1 is an empty slot. */
  readonly #keys: Float64Array
  /** Times the edge runs from its lower to its higher vertex, less the times it runs back. */
  readonly #counts: Int32Array
  readonly #shift: number
  readonly #vertexCount: number

  /** At most `capacity` edges are added; vertices are numbered below `vertexCount`, at most 9·10^7. */
  constructor(capacity: number, vertexCount: number) {
    const bits = 32 - Math.clz32(capacity * 2)
    this.#keys = new Float64Array(1 << bits).fill(-1)
    this.#counts = new Int32Array(1 << bits)
    this.#shift = 32 - bits
    this.#vertexCount = vertexCount
  }

  add(from: number, to: number, times: number): void {
    const low = Math.min(from, to)
    const high = Math.max(from, to)
    const key = low * this.#vertexCount + high
    const mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77)
    let slot = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> this.#shift
    for (let held = float(this.#keys, slot); held !== key && held !== -1; held = float(this.#keys, slot)) {
      slot = (slot + 1) & (this.#keys.length - 1)
    }
    this.#keys[slot] = key
    this.#counts[slot] = (this.#counts[slot] ?? 0) + (from < to ? times : -times)
  }

  /**
   * What is left, as closed walks of vertex numbers. Of the many ways to cut it into walks, any serves: all wind equally
   * often around every place.
   */
  walks(): number[][] {
    const edges = this.#left()
    const leaving = new Map<number, number[]>()
    for (const [from, to] of edges) {
      const ends = leaving.get(from)
      if (ends) ends.push(to)
      else leaving.set(from, [to])
    }
    const walks: number[][] = []
    for (const [start, ends] of leaving) {
      while (ends.length > 0) {
        const walk: number[] = []
        let at: number | undefined = start
        do {
          walk.push(at)
          at = leaving.get(at)?.pop()
        } while (at !== undefined && at !== start)
        walks.push(walk)
      }
    }
    return walks
  }

  #left(): [number, number][] {
    const edges: [number, number][] = []
    for (let slot = 0; slot < this.#counts.length; slot++) {
      const count = this.#counts[slot] ?? 0
      if (count === 0) continue
      const key = float(this.#keys, slot)
      const low = Math.floor(key / this.#vertexCount)
      const high = key - low * this.#vertexCount
      for (let i = 0; i < Math.abs(count); i++) edges.push(count > 0 ? [low, high] : [high, low])
    }
    return edges
  }
}
