import { type Case, caseStream } from '../case/case.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { joinedWait, type Tip, tipStream } from '../tip/tip.ts'
import { isListed } from './listing.ts'
import type { Applicant } from './reward.ts'

/** More copies of one report than this are not looked at one by one; the earliest are. */
const MOST = 1_000

/**
 * The tips of a case that ask for the reward, its own and those joined to it.
 * @throws Fault `case.unknown`
 */
export async function applicantsOf(
  ctx: Pick<Context, 'ledger' | 'vault'>,
  caseNo: string,
): Promise<Applicant[]> {
  const { ledger } = ctx
  const opened = (await ledger.head(caseStream(caseNo)))?.state as Case | undefined
  if (!opened) throw fault('case.unknown', 'case')
  const joined = await ledger.waiting(joinedWait(caseNo), MOST)
  const heads = await Promise.all([tipStream(opened.tip), ...joined].map((stream) => ledger.head(stream)))
  const tips = heads.flatMap((head) => {
    const tip = head?.state as Tip | undefined
    return tip?.wish === 'reward' ? [tip] : []
  })
  return Promise.all(
    tips.map(async ({ no, receivedAt, channel, withdrawnAt, erasedAt, vault }) => {
      const { phone } = (vault && (await ctx.vault.indexes(vault, 'contact'))) || {}
      return {
        tip: no,
        registeredAt: receivedAt,
        channel,
        withdrawn: (withdrawnAt ?? erasedAt) !== undefined,
        staff: phone !== undefined && (await isListed(ctx, phone)),
      }
    }),
  )
}
