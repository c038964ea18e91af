import type { Append, Refusal, StreamAppend } from '@wangge/ledger'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import type { Opened } from './open-receipt.ts'
import type { Tip } from './tip.ts'

/** What a deed changes in the stream of a tip; `beside`: what stands or falls with it. */
export type Amendment = Pick<StreamAppend, 'events' | 'sealed' | 'erase'> &
  Pick<Append, 'claims' | 'once'> & {
    readonly state: Tip
    readonly beside?: Pick<Append, 'streams' | 'outbox' | 'registers'>
  }

/**
 * Stores one deed on a tip, all or nothing, on the state it was judged on: when somebody was faster, there or
 * beside it, it is judged anew.
 * What the tip waits for it goes on waiting for. `judge` returns undefined where there is nothing left to do.
 */
export async function amend(
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  opened: Opened,
  judge: (opened: Opened) => Promise<Amendment | undefined>,
): Promise<'stored' | 'nothing' | Exclude<Refusal, { refused: 'stream' | 'register' }>> {
  for (let standing = opened; ; ) {
    const { stream, head } = standing
    const amendment = await judge(standing)
    if (!amendment) return 'nothing'
    const { claims, once, beside, ...change } = amendment
    const { waiting } = head
    const result = await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: actor.name,
      streams: [
        { stream, after: head.seq, ...change, ...(waiting && { waiting }) },
        ...(beside?.streams ?? []),
      ],
      ...(beside?.outbox && { outbox: beside.outbox }),
      ...(beside?.registers && { registers: beside.registers }),
      ...(claims && { claims }),
      ...(once && { once }),
    })
    if (result !== 'stored' && result.refused === 'register') continue
    if (result === 'stored' || result.refused !== 'stream') return result
    if (result.stream !== stream) continue
    if (!result.head) throw new Error(`${stream} does not stand any more`)
    standing = { stream, head: result.head, tip: result.head.state as Tip }
  }
}
