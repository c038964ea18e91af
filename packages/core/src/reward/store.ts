import type { Append, StreamAppend } from '@wangge/ledger'
import type { Actor, Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { CLAIM_WAIT, isOpen, type Reward, rewardStream } from './reward.ts'

/** What a deed on a reward comes to, with what stands or falls with it. */
type Decided = {
  readonly events: readonly Happening[]
  readonly state: Reward
  /** Beside the last event. */
  readonly sealed?: Uint8Array
  readonly streams?: readonly StreamAppend[]
  readonly claims?: Append['claims']
}

/**
 * Appends what was decided on the newest state of a case's reward. `seq`: that of the reward the person looked at.
 * @throws Fault `reward.stale`, `command.wrong_state` when another deed came first, `reward.claimed_already` when a claim is taken
 */
export async function storeReward(
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  caseNo: string,
  decide: (reward: Reward | undefined) => Decided | Promise<Decided>,
  seq?: number,
): Promise<void> {
  const stream = rewardStream(caseNo)
  const head = await ctx.ledger.head(stream)
  if (seq !== undefined && seq !== (head?.seq ?? 0)) throw fault('reward.stale')
  const { events, state, sealed, streams = [], claims } = await decide(head?.state as Reward | undefined)
  const waits = state.status === 'decided' && Object.values(state.shares).some(isOpen)
  const boxed = events.map((event, i) => (sealed && i === events.length - 1 ? { ...event, sealed } : event))
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [
      { stream, after: head?.seq ?? 0, events: boxed, state, ...(waits && { waiting: CLAIM_WAIT }) },
      ...streams,
    ],
    ...(claims && { claims }),
  })
  if (result !== 'stored')
    throw fault(result.refused === 'claim' ? 'reward.claimed_already' : 'command.wrong_state')
}
