/** Numbers pairs of doubles in the order of their first appearance; 0 and −0 are one. */
export class PairTable {
  /** The pairs, one after the other. */
  readonly #pairs: Float64Array
  /** Pair number + 1 by hash, 0 for a free slot. */
  readonly #slots: Uint32Array
  readonly #bits = new Uint32Array(4)
  readonly #floats = new Float64Array(this.#bits.buffer)
  #size = 0

  constructor(most: number) {
    this.#pairs = new Float64Array(most * 2)
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(most * 1.5 + 1)))
  }

  get size(): number {
    return this.#size
  }

  first(number: number): number {
    return this.#pairs[number * 2] as number
  }

  second(number: number): number {
    return this.#pairs[number * 2 + 1] as number
  }

  numberOf(x: number, y: number): number {
    const mask = this.#slots.length - 1
    let slot = this.#hash(x, y) & mask
    for (;;) {
      const number = (this.#slots[slot] as number) - 1
      if (number < 0) break
      if (this.first(number) === x && this.second(number) === y) return number
      slot = (slot + 1) & mask
    }
    const number = this.#size++
    this.#slots[slot] = this.#size
    this.#pairs[number * 2] = x
    this.#pairs[number * 2 + 1] = y
    return number
  }

  #hash(x: number, y: number): number {
    this.#floats[0] = x + 0
    this.#floats[1] = y + 0
    let hash = 0
    for (let i = 0; i < 4; i++) {
      hash = Math.imul(hash ^ (this.#bits[i] as number), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash
  }
}
