import { isDeepStrictEqual } from 'node:util'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from '@wangge/ledger/dynamodb'
import type { Index, Table } from '@wangge/ledger/tables'

/**
 * What DynamoDB bills for, from the sizes of items: "Read and write operations" and "Item sizes and formats" of its
 * developer guide. The local engine's own figures are too low for transactions.
 */

/** Bytes: the names and the values, in UTF-8. */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0)

/** @throws for a type that the product does not store */
function valueSize({ S, N, B }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S)
  if (B !== undefined) return B.length
  if (N !== undefined) return 1 + Math.ceil(significantDigits(N) / 2)
  throw new Error('the product stores strings, numbers and bytes')
}

const significantDigits = (number: string): number =>
  number.replace(/[-.]|e.*/gi, '').replace(/^0+|0+$/g, '').length

/** One for each kibibyte begun; a write in a transaction costs twice that. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1_024))

/** One for each four kibibytes begun, also where nothing is found; half of it when eventually consistent. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4_096)) * (consistent ? 1 : 0.5)

/** What replacing `before` by `after` costs in one index: moving an entry is a delete and a put. Never doubled. */
export function indexUnits(table: Table, index: Index, before: Item | undefined, after: Item): number {
  const [old, now] = [before && entry(table, index, before), entry(table, index, after)]
  if (!old || !now) return old || now ? writeUnits(itemSize((old ?? now) as Item)) : 0
  if (isDeepStrictEqual(old, now)) return 0
  const sizes = [itemSize(old), itemSize(now)]
  const stays = [index.hash, index.range].every((name) => isDeepStrictEqual(old[name], now[name]))
  return stays ? writeUnits(Math.max(...sizes)) : sizes.reduce((sum, size) => sum + writeUnits(size), 0)
}

/** An item's entry in an index; none where it lacks one of the index's keys. */
function entry(table: Table, index: Index, item: Item): Item | undefined {
  if (!(index.hash in item && index.range in item)) return undefined
  if (index.projection === 'all') return item
  const names = new Set([table.key.hash, table.key.range, index.hash, index.range])
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}
