import { createHash } from 'node:crypto'
import { type CellRef, cells, decodeVerified, type GridIndex } from '@wangge/grid'
import type { Coverage, Survey } from '@wangge/grid/survey'
import type { Context } from '../context.ts'
import { type CellFacts, type Facts, noFacts } from './facts.ts'
import { type CellNode, factsFile, gridFile, surveyFile } from './scheme.ts'

type Files = Pick<Context, 'files'>

export type Grid = {
  readonly index: GridIndex
  readonly root: CellNode
  readonly cell: (code: string) => CellNode | undefined
  readonly codes: () => IterableIterator<string>
  /** A cell by code with its name; a code of another scheme stands for itself. */
  readonly ref: (code: string) => CellRef
  /** From the root down to the cell itself; empty for an unknown code. */
  readonly chain: (code: string) => readonly CellRef[]
}

/** A survey as it is kept: by cell code. Made when the scheme was imported, and the same as long as the scheme stands. */
export type StoredSurvey = Omit<Survey, 'areaKm2' | 'coverage'> & {
  readonly areaKm2: Readonly<Record<string, number>>
  readonly coverage: Readonly<Record<string, Coverage>>
}

/** Bulk files by hash: immutable, so what is loaded once serves this process for good. */
const remembered = <T>(fileName: (sha256: string) => string, read: (bytes: Uint8Array) => T) => {
  const loaded = new Map<string, Promise<T>>()
  return ({ files }: Files, sha256: string): Promise<T> => {
    const known = loaded.get(sha256)
    if (known) return known
    const fetched = files.read(fileName(sha256)).then((bytes) => {
      // The ledger names the file by its hash, so a changed file is refused whatever the store says.
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Error(`${fileName(sha256)} changed`)
      return read(bytes)
    })
    loaded.set(sha256, fetched)
    // A failed fetch must not stand for good.
    fetched.catch(() => loaded.delete(sha256))
    return fetched
  }
}

const parseJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

export const loadGrid = remembered(gridFile, arrange)

export const loadFacts = remembered(factsFile, (bytes) => {
  const facts = parseJson(bytes) as Facts
  return (cell: string): CellFacts => (Object.hasOwn(facts, cell) ? facts[cell] : undefined) ?? noFacts
})

export const loadSurvey = remembered(surveyFile, (bytes) => parseJson(bytes) as StoredSurvey)

function arrange(bytes: Uint8Array): Grid {
  const index = decodeVerified(bytes)
  const nodes = new Map<string, CellNode & { children: string[] }>()
  for (const { code, name, level, parent, site } of cells(index))
    nodes.set(code, { code, name, level, parent, site, children: [] })
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
  return { index, root, cell, codes: () => nodes.keys(), ref, chain }
}
