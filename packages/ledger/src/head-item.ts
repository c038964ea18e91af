import { type Item, number, text } from './dynamodb.ts'
import type { Head, Json } from './ledger.ts'

/** A HEAD item, read from the table or from a stream record's new image. */
export function toHead(item: Item): Head {
  const waiting = text(item, 'waiting')
  return {
    stream: text(item, 'pk') ?? '',
    seq: number(item, 'seq') ?? 0,
    at: text(item, 'at') ?? '',
    state: JSON.parse(text(item, 'state') ?? 'null') as Json,
    ...(waiting && { waiting }),
  }
}
