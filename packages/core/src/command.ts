import type { Json } from '@wangge/ledger'
import { fault } from './fault.ts'
import type { StaffActor } from './staff/staff.ts'

/** Who acts: the public, a person with an account, the system, or an operator at the machine itself. */
export type Actor = { readonly role: 'public' | 'operator' | 'system'; readonly name: string } | StaffActor

export type Happening = { readonly type: string; readonly data: Json }

/**
 * One deed on one noun, as data: who may do it, from which states it is legal (`none` = the stream does not exist yet),
 * and a pure decision from state, input and facts gathered beforehand to the events that happened and the state after.
 * @throws Fault `command.not_allowed`, `command.wrong_state`, or what `decide` throws; nothing has been written then.
 */
export function command<State extends { readonly status: string }, Input, Facts>(spec: {
  readonly by: readonly Actor['role'][]
  readonly from: readonly (State['status'] | 'none')[]
  readonly decide: (state: State | undefined, input: Input, facts: Facts) => readonly Happening[]
  readonly evolve: (state: State | undefined, event: Happening) => State
}) {
  return (actor: Actor, state: State | undefined, input: Input, facts: Facts) => {
    if (!spec.by.includes(actor.role)) throw fault('command.not_allowed')
    if (!spec.from.includes(state?.status ?? 'none')) throw fault('command.wrong_state')
    const events = spec.decide(state, input, facts)
    return { events, state: events.reduce<State | undefined>(spec.evolve, state) as State }
  }
}
