import { dayOf } from '../calendar/calendar.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { type IdentityEvent, isPending, OPENING_WAIT, type Opening } from './identity.ts'
import { openingDeed, storeOpening } from './store-opening.ts'

const lapser: Actor = { role: 'system', name: 'system:lapse' }

type Lapsed = Extract<IdentityEvent, { type: 'identity.lapsed' }>

const lapsing = openingDeed<Lapsed>(['system'], ['asked', 'agreed'])

/** Openings that wait for another person, or for who asked. */
export const pendingOpenings = (
  { ledger }: Pick<Context, 'ledger'>,
  most: number,
): Promise<readonly string[]> => ledger.waiting(OPENING_WAIT, most)

/** Ends what was not agreed to, or not opened, by its last day. May run any number of times. */
export async function lapseOpening(
  ctx: Pick<Context, 'ledger' | 'now'>,
  stream: string,
): Promise<'lapsed' | 'open'> {
  const head = await ctx.ledger.head(stream)
  const opening = head?.state as Opening | undefined
  if (!head || !opening || !isPending(opening) || dayOf(ctx.now()) <= opening.lastDay) return 'open'
  const data = { at: ctx.now().toISOString() }
  const decided = lapsing(lapser, opening, { type: 'identity.lapsed', data }, null)
  await storeOpening(ctx, lapser.name, stream.slice('opening#'.length), {
    after: head.seq,
    ...decided,
    what: 'lapsed',
  })
  return 'lapsed'
}
