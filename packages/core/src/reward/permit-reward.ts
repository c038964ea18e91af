import { type Case, caseStream, isProved } from '../case/case.ts'
import { landOf } from '../case/land.ts'
import { resourceOf } from '../case/resource.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import type { Action, Resource } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import type { Reward } from './reward.ts'

export type Judges = Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>

/** A case with who proposed and who approved its reward, as far as rights go. */
export function rewardResource(state: Case, reward: Reward | undefined): Resource {
  const resource = resourceOf(state)
  const proposers = reward ? [reward.proposedBy] : []
  const approvers = reward?.status === 'decided' ? [reward.approvedBy] : []
  return { ...resource, persons: { ...resource.persons, proposers, approvers } }
}

/**
 * Judges whether a person may do something to the reward of a case: by rights, and as somebody else than who handled,
 * checked, proposed or approved it (T22). An operator at the machine itself may. Answers the case.
 * @throws Fault of `permit`, `case.unknown`, `command.not_allowed`
 */
export async function permitReward(
  ctx: Judges,
  actor: Actor,
  action: Action,
  caseNo: string,
  reward: Reward | undefined,
): Promise<Case> {
  if (actor.role !== 'staff' && actor.role !== 'operator') throw fault('command.not_allowed')
  const state = (await ctx.ledger.head(caseStream(caseNo)))?.state as Case | undefined
  if (!state) throw fault(actor.role === 'staff' ? 'staff.unknown' : 'case.unknown', 'case')
  if (actor.role === 'staff') {
    const { isWithin } = landOf(await loadScheme(ctx))
    await permit(ctx, actor, action, caseNo, rewardResource(state, reward), isWithin)
  }
  return state
}

/** @throws Fault `reward.not_closed` for a case that is not closed as proved, or no longer as it was when it was proposed */
export function demandProved(state: Case, proposed?: Reward): void {
  const verdict = proposed?.finding?.verdict ?? state.outcome?.verdict
  if (!isProved(state) || state.outcome?.verdict !== verdict) throw fault('reward.not_closed')
}
