import { type Case, caseStream } from '../case/case.ts'
import { tipsOf } from '../case/case-tips.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { Applicant } from './reward.ts'

/**
 * The tips of a case that ask for the reward: its own, those joined to it, and those of cases merged into it.
 * @throws Fault `case.unknown`
 */
export async function applicantsOf(
  { ledger }: Pick<Context, 'ledger'>,
  caseNo: string,
): Promise<Applicant[]> {
  const opened = (await ledger.head(caseStream(caseNo)))?.state as Case | undefined
  if (!opened) throw fault('case.unknown', 'case')
  const tips = (await tipsOf({ ledger }, opened)).map(({ state }) => state)
  return tips
    .filter(({ wish }) => wish === 'reward')
    .map((tip) => ({
      tip: tip.no,
      registeredAt: tip.receivedAt,
      channel: tip.channel,
      ...(tip.status === 'assigned' && tip.way !== undefined && { way: tip.way }),
      withdrawn: (tip.withdrawnAt ?? tip.erasedAt) !== undefined,
      staff: tip.listed === true,
    }))
}
