import * as z from 'zod/mini'
import { type Day, dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { type Agreement, type AgreementEvent, agreementStream, evolveAgreement } from './agreement.ts'
import { permitAgreement } from './permit-agreement.ts'

const wrong = 'agreement.last_day_invalid'

const endSchema = z.strictObject(
  { lastDay: z.iso.date(wrong) },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object') },
)

const ending = command<Agreement, { readonly lastDay: Day }, { readonly today: Day }>({
  by: ['operator', 'staff'],
  from: ['signed', 'ended'],
  evolve: evolveAgreement,
  decide(state, { lastDay }, { today }) {
    const isSooner = state?.validTo == null || lastDay < state.validTo
    if (lastDay < today || !isSooner) throw fault(wrong, 'lastDay')
    return [{ type: 'agreement.ended', data: { validTo: lastDay } } satisfies AgreementEvent]
  },
})

/**
 * Ends an agreement before its time, on a day that is still to come or today. What was handed over by it goes its way.
 * @throws Fault `agreement.unknown`, `agreement.last_day_invalid`, `case.stale` when somebody else changed it in that moment,
 *   of staff those of `permit`
 */
export async function endAgreement(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: Actor,
  id: string,
  given: unknown,
): Promise<void> {
  if (actor.role === 'staff') await permitAgreement(ctx, actor, 'agreement.end', id)
  const input = parse(endSchema, given)
  const stream = agreementStream(id)
  const head = await ctx.ledger.head(stream)
  const state = head?.state as Agreement | undefined
  if (!head || state?.jurisdiction !== ctx.jurisdiction) throw fault('agreement.unknown')
  const now = ctx.now()
  const ended = ending(actor, state, input, { today: dayOf(now) })
  const done = await ctx.ledger.append({
    at: now.toISOString(),
    by: actor.name,
    streams: [{ stream, after: head.seq, ...ended }],
  })
  if (done !== 'stored') throw fault('case.stale')
}
