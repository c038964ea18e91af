import type { Json } from './ledger.ts'

/**
 * Work lists made from heads: private, rebuildable, never the truth of anything and never what a decision rests on.
 * May throw LedgerUnavailable.
 */
export type Board = {
  /** Stored only where nothing or an entry with a lower `seq` stands under its `pk` and `sk`. */
  put(entry: Entry): Promise<'stored' | 'older'>
  /** In the order of `keys`; eventually consistent. */
  get(keys: readonly Pick<Entry, 'pk' | 'sk'>[]): Promise<readonly (Entry | undefined)[]>
  /** Entries of a queue by ascending `order`; `next` is the `after` of the following page. Eventually consistent. */
  list(list: EntryList): Promise<Entries>
}

/** What one head puts into one queue. `seq` is that of the head: newer wins, whatever the order of delivery. */
export type Entry = {
  readonly pk: string
  readonly sk: string
  readonly seq: number
  readonly body: Json
  /** The list it stands in, at `order`; an entry that lacks either stands in none (it has left the queue). */
  readonly queue?: string
  /** Plain ASCII, unique within its queue: of two that are equal a page may leave one out. */
  readonly order?: string
}

export type EntryList = {
  readonly queue: string
  readonly limit: number
  /** `order` of the last entry already seen. */
  readonly after?: string
  /** The highest `order` that is still listed. */
  readonly until?: string
}

export type Entries = { readonly entries: readonly Entry[]; readonly next?: string }

/** The first `limit` of what was found, and where to go on if there is more. */
export function pageOf(found: readonly Entry[], limit: number): Entries {
  const entries = found.slice(0, limit)
  const next = entries.at(-1)?.order
  return { entries, ...(found.length > limit && next && { next }) }
}
