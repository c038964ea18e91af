import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import { type Correction, correctionStream, evolveCorrection, type Outcome } from './correction.ts'

const settling = command<Correction, Outcome, Date>({
  by: ['operator'],
  from: ['open'],
  evolve: evolveCorrection,
  decide: (_, outcome, now) => [{ type: 'correction.settled', data: { outcome, settledOn: dayOf(now) } }],
})

/**
 * Ends the task of checking a reported error.
 * @throws Fault `correction.unknown`, `command.wrong_state` when it is settled already
 */
export async function settleCorrection(
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  { no: typed, outcome }: { readonly no: string; readonly outcome: Outcome },
): Promise<void> {
  const stream = correctionStream(readNumber('G', typed) ?? '')
  const head = await ctx.ledger.head(stream)
  if (!head) throw fault('correction.unknown', 'no')
  const now = ctx.now()
  const result = await ctx.ledger.append({
    at: now.toISOString(),
    by: actor.name,
    streams: [{ stream, after: head.seq, ...settling(actor, head.state as Correction, outcome, now) }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
}
