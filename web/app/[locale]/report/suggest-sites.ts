'use server'

import { loadScheme } from '@wangge/core/scheme/load'
import { search } from '@wangge/core/scheme/search'
import { ctx } from '../../../server/context.ts'
import { searchWords } from '../../../server/search-words.ts'

export type Site = { readonly code: string; readonly name: string }

const MOST_SITES = 8
/** Names that are looked through for those of grid points. */
const MOST_LOOKED = 60

/** Grid points whose name or code was begun: asked in the body of a post, for what is typed here is nobody else's. */
export async function suggestSites(typed: string): Promise<readonly Site[]> {
  const words = searchWords(typeof typed === 'string' ? typed : '')
  if (!words) return []
  const loaded = await loadScheme(ctx)
  return search(loaded, words, MOST_LOOKED)
    .filter(({ cell }) => loaded.facts(cell.code).site !== undefined)
    .slice(0, MOST_SITES)
    .map(({ cell: { code, name } }) => ({ code, name }))
}
