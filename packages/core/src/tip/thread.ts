import type { Event } from '@wangge/ledger'
import { hourOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { commitment, NONCE, seal, unseal } from '../seal.ts'
import type { Dispute, Speaker, TipEvent } from './tip.ts'

/** One message, in the order they came. `no` names it for redacting. */
export type Message = {
  readonly no: number
  readonly from: Speaker
  /** Day and hour. */
  readonly at: string
  /** Null once it was redacted or erased. */
  readonly text: string | null
  readonly evidence: readonly string[]
  /** What it says of a closed case, where it was a dispute. */
  readonly dispute: Dispute | null
}

type Said = { readonly text: string; readonly salt: string }

/** A box opens beside the very event it was sealed for: moved to another event of the stream, it does not. */
const boxName = (stream: string, seq: number) => `${stream}/${seq}`

/** Words as they lie beside event `seq`, and the commitment to them that stands in it. */
export function sealWords(ctx: Pick<Context, 'keys' | 'random'>, stream: string, seq: number, text: string) {
  const salt = ctx.random(32)
  const said: Said = { text, salt: Buffer.from(salt).toString('base64') }
  return {
    commit: commitment(salt, text),
    sealed: seal(ctx.keys, boxName(stream, seq), said, ctx.random(NONCE)),
  }
}

/** @throws when the box lies beside another event than the one it was sealed for. */
export const wordsOf = ({ keys }: Pick<Context, 'keys'>, stream: string, seq: number, box: Uint8Array) =>
  (unseal(keys, boxName(stream, seq), box) as Said).text

/** What reporter and handlers told each other. */
export async function readThread(
  ctx: Pick<Context, 'ledger' | 'keys'>,
  stream: string,
): Promise<readonly Message[]> {
  const [events, boxes] = await Promise.all([ctx.ledger.events(stream), ctx.ledger.sealedEvents(stream)])
  return events.flatMap((event) => {
    const message = spoken(event)
    if (!message) return []
    const { seq: no, at } = event
    const box = boxes.get(no)
    const text = box ? wordsOf(ctx, stream, no, box) : null
    return [{ no, at: hourOf(new Date(at)), text, ...message }]
  })
}

function spoken({ type, data }: Event): Pick<Message, 'from' | 'evidence' | 'dispute'> | undefined {
  const event = { type, data } as unknown as TipEvent
  if (event.type === 'tip.messaged')
    return { from: event.data.from, evidence: event.data.evidence, dispute: null }
  if (event.type === 'tip.disputed') return { from: 'reporter', evidence: [], dispute: event.data.kind }
  if (event.type === 'tip.answered') return { from: 'handler', evidence: [], dispute: null }
  return undefined
}
