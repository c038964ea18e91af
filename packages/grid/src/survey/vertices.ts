import { float, int } from '../element.ts'

/** Numbers the distinct positions, in the order in which they first appear. */
export class Vertices {
  count = 0
  #xs = new Float64Array(1 << 10)
  #ys = new Float64Array(1 << 10)
  /** Open addressing: 0 is an empty slot, n + 1 is vertex n. At most half full. */
  #slots = new Uint32Array(1 << 11)

  numberOf(x: number, y: number): number {
    let slot = this.#slotOf(x, y)
    for (let entry = int(this.#slots, slot); entry > 0; entry = int(this.#slots, slot)) {
      if (this.x(entry - 1) === x && this.y(entry - 1) === y) return entry - 1
      slot = (slot + 1) & (this.#slots.length - 1)
    }
    if (this.count === this.#xs.length) {
      this.#grow()
      return this.numberOf(x, y)
    }
    this.#xs[this.count] = x
    this.#ys[this.count] = y
    this.#slots[slot] = ++this.count
    return this.count - 1
  }

  x(vertex: number): number {
    return float(this.#xs, vertex)
  }

  y(vertex: number): number {
    return float(this.#ys, vertex)
  }

  #slotOf(x: number, y: number): number {
    const mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77)
    return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> (Math.clz32(this.#slots.length) + 1)
  }

  #grow(): void {
    this.#xs = doubled(this.#xs)
    this.#ys = doubled(this.#ys)
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let vertex = 0; vertex < this.count; vertex++) {
      let slot = this.#slotOf(this.x(vertex), this.y(vertex))
      while (int(this.#slots, slot) > 0) slot = (slot + 1) & (this.#slots.length - 1)
      this.#slots[slot] = vertex + 1
    }
  }
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2)
  larger.set(array)
  return larger
}
