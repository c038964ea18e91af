import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { applicantsOf } from './applicants.ts'
import { judge } from './judge.ts'
import {
  type Decision,
  evolveReward,
  findingSchema,
  type Remark,
  type Reward,
  remarkSchema,
} from './reward.ts'
import { rewardScheme } from './scheme.ts'
import { storeReward } from './store.ts'

const proposal = command<Reward, { case: string; decision: Decision; proposedBy: string }, null>({
  by: ['operator'],
  from: ['none', 'returned'],
  evolve: evolveReward,
  decide: (_, data) => [{ type: 'reward.proposed', data }],
})

/**
 * Proposes who is rewarded and with how much, by the measure in force on the day the case's first tip was registered.
 * What was found goes into the decision's traces; a second person approves it.
 * @throws Fault `reward.no_scheme`, `reward.nobody_asked`, `reward.finding_invalid`, `reward.item_unknown`, `case.unknown`
 */
export async function proposeReward(
  ctx: Pick<Context, 'ledger' | 'vault' | 'jurisdiction' | 'now'>,
  actor: Actor,
  {
    case: caseNo,
    finding: given,
    remarks: said = [],
  }: { case: string; finding: unknown; remarks?: readonly unknown[] },
): Promise<Decision> {
  const finding = parse(findingSchema, given)
  const remarks: Remark[] = said.map((remark) => parse(remarkSchema, remark))
  const applicants = await applicantsOf(ctx, caseNo)
  const earliest = applicants.map(({ registeredAt }) => registeredAt).sort()[0]
  if (!earliest) throw fault('reward.nobody_asked', 'case')
  const scheme = rewardScheme(ctx.jurisdiction, dayOf(new Date(earliest)))
  if (!scheme) throw fault('reward.no_scheme')
  const decision = judge(scheme, finding, applicants, remarks)
  await storeReward(ctx, actor, caseNo, (reward) =>
    proposal(actor, reward, { case: caseNo, decision, proposedBy: actor.name }, null),
  )
  return decision
}
