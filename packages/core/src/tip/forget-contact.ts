import type { Head, StreamAppend } from '@wangge/ledger'
import { evolveTip, type Tip } from './tip.ts'

/** The tip without its entry in the vault, which is gone by now, as a part of one append. What it waits for it goes on waiting for. */
export function forgetContact({ stream, seq, state, waiting }: Head, at: string): StreamAppend {
  const event = { type: 'tip.contact_erased', data: { at } }
  return {
    stream,
    after: seq,
    events: [event],
    state: evolveTip(state as Tip, event),
    ...(waiting && { waiting }),
  }
}
