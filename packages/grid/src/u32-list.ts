/** A list of unsigned 32-bit numbers that grows at its end. */
export class U32List {
  #items: Uint32Array<ArrayBuffer> = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Makes room for so many more items at once. */
  expect(count: number): void {
    this.#grow(count)
  }

  push(item: number): void {
    if (this.#length === this.#items.length) this.#grow(1)
    this.#items[this.#length++] = item
  }

  /** Appends zeros to be set later, and says where they begin. */
  reserve(count: number): number {
    this.#grow(count)
    this.#length += count
    return this.#length - count
  }

  set(at: number, item: number): void {
    this.#items[at] = item
  }

  /** A view of the items, good until the list grows. */
  items(): Uint32Array<ArrayBuffer> {
    return this.#items.subarray(0, this.#length)
  }

  #grow(count: number): void {
    if (this.#length + count <= this.#items.length) return
    const larger = new Uint32Array(Math.max(this.#length + count, this.#items.length * 2))
    larger.set(this.#items)
    this.#items = larger
  }
}
