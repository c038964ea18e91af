import { predecessorsOf, successorsOf } from '@wangge/core/scheme/lineage'
import type { LoadedScheme } from '@wangge/core/scheme/load'

/** What a reform did to a cell, in a word of `cell.change`, with the cells of the scheme before it was made from. */
export type Change = {
  readonly word: 'new' | 'unchanged' | 'moved' | 'merged' | 'split' | 'redrawn'
  readonly cells: readonly string[]
}

/** What became of a cell, in a word of `cell.became`, with the cells of the next scheme that were made from it. */
export type Became = {
  readonly word: 'abolished' | 'unchanged' | 'moved' | 'merged' | 'split' | 'redrawn'
  readonly cells: readonly string[]
}

type Said = Pick<LoadedScheme, 'cell' | 'facts' | 'codes'>

export function howItChanged(scheme: Said, before: Said, code: string): Change {
  const cells = predecessorsOf(scheme, before, code)
  const wentElsewhere = cells.some((each) => successorsOf(before, scheme, each).length > 1)
  if (cells.length === 0) return { word: 'new', cells }
  return { word: word(code, cells, wentElsewhere, 'merged', 'split'), cells }
}

export function whatBecame(scheme: Said, after: Said, code: string): Became {
  const cells = successorsOf(scheme, after, code)
  const madeOfOthers = cells.some((each) => predecessorsOf(after, scheme, each).length > 1)
  if (cells.length === 0) return { word: 'abolished', cells }
  return { word: word(code, cells, madeOfOthers, 'split', 'merged'), cells }
}

/** `several` is what it is to have several kin, `shared` to share one with others; both together are a new boundary. */
function word<Several, Shared>(
  code: string,
  cells: readonly string[],
  isShared: boolean,
  several: Several,
  shared: Shared,
) {
  if (cells.length > 1) return isShared ? 'redrawn' : several
  if (isShared) return cells[0] === code ? 'redrawn' : shared
  return cells[0] === code ? 'unchanged' : 'moved'
}
