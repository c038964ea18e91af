import { type CellRef, GridError } from './cell.ts'
import type { Sections } from './codec.ts'

/** Codes and names, read from the file only when asked for. */
export class Labels {
  readonly #sizes: Uint32Array
  readonly #text: Uint8Array
  readonly #levels: readonly string[]
  readonly #decoder = new TextDecoder()
  #starts: Uint32Array | undefined
  #numbers: ReadonlyMap<string, number> | undefined

  constructor({ labelSizes, labels }: Pick<Sections, 'labelSizes' | 'labels'>, levels: readonly string[]) {
    this.#sizes = labelSizes
    this.#text = labels
    this.#levels = levels
  }

  get count(): number {
    return this.#sizes.length / 3
  }

  ref(cell: number): CellRef {
    const start = this.#start(cell)
    const middle = start + this.#size(cell * 3)
    return Object.freeze({
      code: this.#read(start, middle),
      name: this.#read(middle, middle + this.#size(cell * 3 + 1)),
      level: this.#levels[this.#size(cell * 3 + 2)] as string,
    })
  }

  code(cell: number): string {
    const start = this.#start(cell)
    return this.#read(start, start + this.#size(cell * 3))
  }

  /** @throws GridError `cell.unknown` */
  numberOf(code: string): number {
    this.#numbers ??= new Map(Array.from({ length: this.count }, (_, cell) => [this.code(cell), cell]))
    const number = this.#numbers.get(code)
    if (number === undefined) throw new GridError('cell.unknown', code)
    return number
  }

  #start(cell: number): number {
    this.#starts ??= this.#findStarts()
    return this.#starts[cell] as number
  }

  #findStarts(): Uint32Array {
    const starts = new Uint32Array(this.count)
    for (let cell = 1; cell < starts.length; cell++) {
      const before = (cell - 1) * 3
      starts[cell] = (starts[cell - 1] as number) + this.#size(before) + this.#size(before + 1)
    }
    return starts
  }

  #size(at: number): number {
    return this.#sizes[at] as number
  }

  #read(start: number, end: number): string {
    return this.#decoder.decode(this.#text.subarray(start, end))
  }
}

/** Writes the labels of cells. */
export function packLabels(refs: readonly CellRef[]): {
  sections: Pick<Sections, 'labelSizes' | 'labels'>
  levels: string[]
} {
  const levels = new Map<string, number>()
  const encoder = new TextEncoder()
  const sizes = new Uint32Array(refs.length * 3)
  const parts: Uint8Array[] = []
  for (const [cell, { code, name, level }] of refs.entries()) {
    if (!levels.has(level)) levels.set(level, levels.size)
    const [first, second] = [encoder.encode(code), encoder.encode(name)]
    sizes.set([first.length, second.length, levels.get(level) as number], cell * 3)
    parts.push(first, second)
  }
  const labels = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    labels.set(part, at)
    at += part.length
  }
  return { sections: { labelSizes: sizes, labels }, levels: [...levels.keys()] }
}
