import { dayOf } from '../calendar/calendar.ts'
import type { Case } from '../case/case.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { applicantsOf } from './applicants.ts'
import { judge } from './judge.ts'
import { recordsOf } from './known-before.ts'
import { demandProved, permitReward } from './permit-reward.ts'
import {
  type Decision,
  evolveReward,
  type Finding,
  findingSchema,
  officerFindingSchema,
  type Remark,
  type Reward,
  type RewardEvent,
  remarkSchema,
} from './reward.ts'
import { rewardScheme } from './scheme.ts'
import { storeReward } from './store.ts'

type Proposed = Extract<RewardEvent, { type: 'reward.proposed' }>['data']

const proposal = command<Reward, Proposed, null>({
  by: ['staff', 'operator'],
  from: ['none', 'returned'],
  evolve: evolveReward,
  decide: (_, data) => [{ type: 'reward.proposed', data }],
})

export type Proposal = {
  readonly case: string
  readonly finding: unknown
  readonly remarks?: readonly unknown[]
  /** That of the reward the person looked at, 0 where there was none. */
  readonly seq?: number
}

/**
 * Proposes who is rewarded and with how much, by the measure in force on the day the case's first tip was registered; a
 * second person approves it. Verdict, penalty and police are those of the closed case, and older cases named as proof of
 * what was known are looked up: an officer's word goes for the rest alone. An operator gives the whole finding.
 * @throws Fault of `permitReward`, `reward.not_closed`, `reward.no_scheme`, `reward.nobody_asked`,
 *   `reward.finding_invalid`, `reward.known_not_before`, `reward.penalty_unknown`, `reward.item_unknown`, `reward.stale`
 */
export async function proposeReward(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: Actor,
  { case: caseNo, finding: given, remarks: said = [], seq }: Proposal,
): Promise<Decision> {
  const state = await permitReward(ctx, actor, 'reward.propose', caseNo, undefined)
  demandProved(state)
  const remarks: Remark[] = said.map((remark) => parse(remarkSchema, remark))
  const applicants = await applicantsOf(ctx, caseNo)
  const earliest = applicants.map(({ registeredAt }) => registeredAt).sort()[0]
  if (!earliest) throw fault('reward.nobody_asked', 'case')
  const finding =
    actor.role === 'operator' ? parse(findingSchema, given) : await findingOf(ctx, state, earliest, given)
  const scheme = rewardScheme(ctx.jurisdiction, dayOf(new Date(earliest)))
  if (!scheme) throw fault('reward.no_scheme')
  const decision = judge(scheme, finding, applicants, remarks)
  const proposed: Proposed = {
    case: caseNo,
    decision,
    proposedBy: actor.name,
    finding,
    remarks,
    cells: state.cells,
  }
  await storeReward(ctx, actor, caseNo, (reward) => proposal(actor, reward, proposed, null), seq)
  return decision
}

/** What an officer says, with what the case itself says. */
async function findingOf(
  ctx: Pick<Context, 'ledger'>,
  state: Case,
  earliest: string,
  given: unknown,
): Promise<Finding> {
  const { knownCases, known, ...said } = parse(officerFindingSchema, given)
  const { outcome, referral } = state
  if (said.penaltyServedOn !== null && !outcome?.penaltyNo)
    throw fault('reward.penalty_unknown', 'penaltyServedOn')
  return {
    ...said,
    verdict: outcome?.verdict ?? 'untrue',
    policeOn: referral?.to === 'police' ? referral.on : null,
    known: [...(await recordsOf(ctx, state, earliest, knownCases)), ...known],
  }
}
