import type { Entry } from '@wangge/ledger/board'
import { hourSlot, type Tidings, tidingsQueue } from './notice.ts'

/** News older than this many milliseconds is told no more: the board may be built anew without a storm of mails. */
const TOLD_WITHIN = 24 * 3_600_000

/** By which event it happened, and when. */
type Happened = { readonly stream: string; readonly seq: number; readonly at: string }

/**
 * One thing to be told, as it stands on the board; none where it is too old. Ordered by the time it is put there, not by the
 * time it happened, so that what a late stream record or the sweep puts is still ahead of whoever reads on from where he
 * was; put again it stays where it is, for an entry has the number of its event.
 */
export function tidingsEntry(
  { stream, seq, at }: Happened,
  tidings: Tidings,
  now: Date,
): readonly [Entry] | readonly [] {
  if (now.getTime() - Date.parse(at) > TOLD_WITHIN) return []
  const put = now.toISOString()
  const sk = `notice#${seq}#${tidings.kind}`
  const queue = tidingsQueue(hourSlot(put))
  return [{ pk: stream, sk, seq, body: tidings, queue, order: `${put}#${stream}#${sk}` }]
}
