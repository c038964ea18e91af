import type * as z from 'zod/mini'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { type Agreement, agreementSchema, agreementStream, evolveAgreement } from './agreement.ts'
import { permitAgreement } from './permit-agreement.ts'

type Signed = z.infer<typeof agreementSchema> & { readonly jurisdiction: string }

const signing = command<Agreement, Signed, null>({
  by: ['operator', 'staff'],
  from: ['none'],
  evolve: evolveAgreement,
  decide: (_, data) => [{ type: 'agreement.signed', data }],
})

/**
 * Registers an agreement with a neighbour; from its first day on cases may be handed over by it. Its number is taken for ever.
 * @throws Fault `agreement.invalid`, `agreement.taken`, of staff those of `permit`
 */
export async function signAgreement(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: Actor,
  given: unknown,
): Promise<void> {
  const input = parse(agreementSchema, given)
  if (actor.role === 'staff') await permitAgreement(ctx, actor, 'agreement.sign', input.id)
  const stream = agreementStream(input.id)
  const signed = signing(actor, undefined, { ...input, jurisdiction: ctx.jurisdiction }, null)
  const done = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream, after: 0, ...signed }],
  })
  if (done !== 'stored') throw fault('agreement.taken', 'id')
}
