import { createHash } from 'node:crypto'
import { type CellRef, cells, decode, type GridIndex } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type CellNode, gridFile, type Scheme, schemeStream } from './scheme.ts'

export type LoadedScheme = {
  readonly scheme: Scheme
  readonly index: GridIndex
  readonly root: CellNode
  readonly cell: (code: string) => CellNode | undefined
  /** A cell by code with its name; a code of another scheme stands for itself. */
  readonly ref: (code: string) => CellRef
  /** From the root down to the cell itself; empty for an unknown code. */
  readonly chain: (code: string) => readonly CellRef[]
}

/** Grids by hash: immutable, so what is loaded once serves this process for good. */
const loaded = new Map<string, Promise<Omit<LoadedScheme, 'scheme'>>>()

/**
 * The scheme in force. Costs one small read; the grid itself is fetched only when its hash is new to this process.
 * @throws Fault `scheme.none` before the first activation
 */
export async function loadScheme(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction'>,
): Promise<LoadedScheme> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  if (!head) throw fault('scheme.none')
  const scheme = head.state as Scheme
  let grid = loaded.get(scheme.grid)
  if (!grid) {
    grid = ctx.files.read(gridFile(scheme.grid)).then((bytes) => arrange(bytes, scheme.grid))
    loaded.set(scheme.grid, grid)
    // A failed fetch must not stand for good.
    grid.catch(() => loaded.delete(scheme.grid))
  }
  return { scheme, ...(await grid) }
}

/** The ledger names the file by its hash, so a changed file is refused whatever the store says. */
function arrange(bytes: Uint8Array, sha256: string): Omit<LoadedScheme, 'scheme'> {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('grid file changed')
  const index = decode(bytes)
  const nodes = new Map<string, CellNode & { children: string[] }>()
  for (const { code, name, level, parent } of cells(index))
    nodes.set(code, { code, name, level, parent, children: [] })
  for (const { code, parent } of nodes.values()) if (parent !== null) nodes.get(parent)?.children.push(code)
  const root = [...nodes.values()].find(({ parent }) => parent === null)
  if (!root) throw new Error('a grid has a root')
  const cell = (code: string) => nodes.get(code)
  const ref = (code: string): CellRef => {
    const { name, level } = nodes.get(code) ?? { name: code, level: '' }
    return { code, name, level }
  }
  const chain = (code: string): readonly CellRef[] => {
    const node = nodes.get(code)
    if (!node) return []
    return node.parent === null ? [ref(code)] : [...chain(node.parent), ref(code)]
  }
  return { index, root, cell, ref, chain }
}
