import { type Actor, command, type Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import {
  evolveOpening,
  type IdentityEvent,
  isPending,
  OPENING_WAIT,
  type Opening,
  openingStream,
} from './identity.ts'
import { countOpening, type OpeningCount } from './opening-year.ts'

/** How often the count of the year may move on in between. */
const TRIES = 5

/** A deed on an opening that is one event. */
export const openingDeed = <Event extends IdentityEvent>(
  by: readonly Actor['role'][],
  from: readonly (Opening['status'] | 'none')[],
) => command<Opening, Event, null>({ by, from, evolve: evolveOpening, decide: (_, event) => [event] })

type Change = {
  readonly after: number
  readonly events: readonly Happening[]
  readonly state: Opening
  /** Beside the event. */
  readonly sealed?: Uint8Array
  /** What is counted in public, if anything. */
  readonly what?: OpeningCount
}

/**
 * Appends what happened to an opening together with the public count of it; a count that moved on in between is read anew.
 * @throws Fault `command.wrong_state` when another deed came first
 */
export async function storeOpening(
  ctx: Pick<Context, 'ledger' | 'now'>,
  by: string,
  id: string,
  { after, events, state, sealed, what }: Change,
): Promise<void> {
  const stream = openingStream(id)
  const boxed = events.map((event) => ({ ...event, ...(sealed && { sealed }) }))
  for (let tries = 1; tries <= TRIES; tries++) {
    const counted = what ? [await countOpening(ctx, state, what)] : []
    const result = await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by,
      streams: [
        { stream, after, events: boxed, state, ...(isPending(state) && { waiting: OPENING_WAIT }) },
        ...counted,
      ],
    })
    if (result === 'stored') return
    if (result.refused === 'stream' && result.stream === stream) throw fault('command.wrong_state')
  }
  throw new Error('the count of openings moves on faster than it is kept')
}
