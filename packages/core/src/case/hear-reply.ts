import type { Append } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { appendOf } from './append-of.ts'
import type { Case } from './case.ts'
import { machine } from './stage.ts'

const move = machine.find(({ deed }) => deed === 'reply')

/** A case that waits for its reporter goes on when one writes, and its unit hears of it; to be appended with the message. */
export function hearReply(
  ctx: Pick<Context, 'keys' | 'now' | 'random'>,
  { seq, state }: { readonly seq: number; readonly state: Case },
  by: string,
): Pick<Append, 'streams' | 'outbox'> | undefined {
  if (!move?.from.includes(state.stage)) return undefined
  const done = { news: { kind: 'replied', units: [state.unit] } } as const
  return appendOf(ctx, { state, seq, by, move, done })
}
