import type { LoadedScheme } from '../scheme/load.ts'

/** Which cell lies where in one scheme: all that a decision about a case may know of the grid. */
export type Land = {
  readonly has: (cell: string) => boolean
  /** From the top down to the cell itself; empty for an unknown one. */
  readonly chain: (cell: string) => readonly string[]
  /** Whether a cell is `top` or lies below it. */
  readonly isWithin: (cell: string, top: string) => boolean
}

export function landOf(loaded: Pick<LoadedScheme, 'chain' | 'cell'>): Land {
  const chain = (cell: string) => loaded.chain(cell).map(({ code }) => code)
  return {
    has: (cell) => loaded.cell(cell) !== undefined,
    chain,
    isWithin: (cell, top) => chain(cell).includes(top),
  }
}
