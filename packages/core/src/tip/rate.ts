import * as z from 'zod/mini'
import type { Case } from '../case/case.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { parse } from '../fault.ts'
import { amend } from './amend.ts'
import { caseOf, demand } from './may-do.ts'
import { type ByReceipt, openReceipt } from './open-receipt.ts'
import { evolveTip, type Tip, wrongForm } from './tip.ts'

export const ratingSchema = z.strictObject(
  {
    stars: z.int('tip.stars_invalid').check(z.gte(1, 'tip.stars_invalid'), z.lte(5, 'tip.stars_invalid')),
  },
  { error: wrongForm },
)

const rating = command<Tip, number, Case | undefined>({
  by: ['public'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, stars, found) {
    demand('rate', state, found)
    return [{ type: 'tip.rated', data: { stars } }]
  },
})

/**
 * How content the reporter is with a closed case; the last word counts.
 * @throws Fault for input, `tip.case_open`, `tip.erased`, `tip.withdrawn`, those of `openReceipt`
 */
export async function rateOutcome(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now'>,
  actor: Actor,
  { receipt, network, input: given }: ByReceipt & { input: unknown },
): Promise<void> {
  const { stars } = parse(ratingSchema, given)
  await amend(ctx, actor, await openReceipt(ctx, receipt, network), async ({ tip }) => {
    const found = await caseOf(ctx, tip)
    demand('rate', tip, found)
    return tip.stars === stars ? undefined : rating(actor, tip, stars, found)
  })
}
