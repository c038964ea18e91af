import type { Head, StreamAppend } from '@wangge/ledger'
import type { Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { ROOM } from './message.ts'
import { sealWords } from './thread.ts'
import { evolveTip, type Tip } from './tip.ts'

type Seals = Pick<Context, 'keys' | 'random'>

/** Who withdrew or erased a tip has no more part in it. */
export const isReachable = ({ withdrawnAt, erasedAt }: Tip): boolean =>
  withdrawnAt === undefined && erasedAt === undefined

/**
 * What a handler says into the thread of a tip, as a part of one append. Undefined where nobody reads it any more, or the
 * thread is full.
 */
export function sayToReporter(ctx: Seals, head: Head, text: string): StreamAppend | undefined {
  const { commit, sealed } = sealWords(ctx, head.stream, head.seq + 1, text)
  const event = { type: 'tip.messaged', data: { from: 'handler', evidence: [], commit } }
  return head.seq < ROOM.handler ? spoken(head, event, sealed) : undefined
}

/**
 * What came of its case, told to the reporter once a round, as a part of one append; a full thread has room for it still.
 * Undefined where it was told already, or nobody reads it any more.
 */
export function answerTip(ctx: Seals, head: Head, text: string, round: number): StreamAppend | undefined {
  if ((head.state as Tip).answered === round) return undefined
  const { commit, sealed } = sealWords(ctx, head.stream, head.seq + 1, text)
  return spoken(head, { type: 'tip.answered', data: { round, commit } }, sealed)
}

/** What the tip waits for it goes on waiting for. */
function spoken(
  { stream, seq, state, waiting }: Head,
  event: Happening,
  sealed: Uint8Array,
): StreamAppend | undefined {
  const tip = state as Tip
  if (!isReachable(tip)) return undefined
  return {
    stream,
    after: seq,
    events: [{ ...event, sealed }],
    state: evolveTip(tip, event),
    ...(waiting && { waiting }),
  }
}
