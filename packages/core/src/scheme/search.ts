import type { CellRef } from '@wangge/grid'
import { titleOf, titles } from '../officer/officer.ts'
import type { LoadedScheme } from './load.ts'

/** What was found: a cell, or one of its posts. Persons are not searched for: a name leads to nobody. */
export type Hit = {
  readonly cell: CellRef
  /** Top first, without the cell itself. */
  readonly parents: readonly CellRef[]
  /** Set where the words name a post; `title` is a code. */
  readonly post: { readonly code: string; readonly title: string } | null
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * Cells and posts by the words of a search: every word must stand in the cell's name or code, in a name above it, in its
 * site's code or in the title of a post of it. The best first: names that are the word, then begin with it, then hold it.
 * A post is looked for in the cells that bear the name; only where none does, in those below.
 */
export function search(loaded: LoadedScheme, typed: string, limit: number): readonly Hit[] {
  const words = typed.trim().split(/\s+/).map(plain).flatMap(withoutTitle).filter(Boolean)
  if (words.length === 0) return []
  const scored: ({ code: string } & Match)[] = []
  for (const code of loaded.codes()) {
    const found = match(loaded, code, words)
    if (found) scored.push({ code, ...found })
  }
  const isNamed = scored.some(({ named }) => named)
  return scored
    .filter(({ named }) => named || !isNamed)
    .toSorted((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit)
    .map(({ code, post }) => ({
      cell: loaded.ref(code),
      parents: loaded.chain(code).slice(0, -1),
      post,
    }))
}

/** `named`: a word stands in the cell's own name or code. */
type Match = { readonly score: number; readonly named: boolean; readonly post: Hit['post'] }

function match(loaded: LoadedScheme, code: string, words: readonly string[]): Match | undefined {
  const { facts, chain, ref } = loaded
  const name = plain(ref(code).name)
  const { seats, site } = facts(code)
  let score = 0
  let post: Hit['post'] = null
  let named = false
  for (const word of words) {
    const title =
      seats.find((seat) => namesOf(seat.title).includes(word)) ??
      seats.find((seat) => namesOf(seat.title).some((name) => name.includes(word)))
    const worth = worthOf(word, name, code, site?.uscc)
    if (worth > 0) {
      score += worth
      named = true
    } else if (title) {
      score += 1
      post = { code: title.post, title: title.title }
    } else if (chain(code).some((above) => plain(above.name).includes(word))) {
      score += 1
    } else {
      return undefined
    }
  }
  return named || post ? { score, named, post } : undefined
}

function worthOf(word: string, name: string, code: string, uscc: string | undefined): number {
  if (name === word || code.toLowerCase() === word || uscc?.toLowerCase() === word) return 8
  if (name.startsWith(word)) return 6
  if (name.includes(word)) return 4
  return word.length >= 4 && code.toLowerCase().startsWith(word) ? 2 : 0
}

const namesOf = (title: string): readonly string[] => Object.values(titleOf(title)?.name ?? {}).map(plain)

const titleNames = titles.flatMap(({ code }) => namesOf(code)).toSorted((a, b) => b.length - a.length)

/** Chinese is written without spaces: a place and a title in one word are two. */
function withoutTitle(word: string): string[] {
  const title = titleNames.find((name) => word.length > name.length && word.endsWith(name))
  return title ? [word.slice(0, -title.length), title] : [word]
}
