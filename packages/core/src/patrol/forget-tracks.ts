import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { evolvePatrols, type Patrols, TRACK_WAIT } from './patrol.ts'

const forgetter: Actor = { role: 'system', name: 'system:forget' }

/** Boxes erased in one transaction, which holds a hundred items. */
const AT_ONCE = 50

/** Months whose ways and words are kept no longer, earliest first. */
export const tracksDue = ({ ledger, now }: Pick<Context, 'ledger' | 'now'>, limit: number) =>
  ledger.waiting(TRACK_WAIT, limit, now().toISOString())

/**
 * Erases ways, texts and names of photos of a month of a cell for good; counts and times stay. A month with many visits takes
 * several runs.
 */
export async function forgetTracks(
  { ledger, now }: Pick<Context, 'ledger' | 'now'>,
  stream: string,
): Promise<'forgotten' | 'nothing'> {
  const head = await ledger.head(stream)
  if (head?.waiting !== TRACK_WAIT) return 'nothing'
  const state = head.state as Patrols
  const through = Math.min(state.forgotten + AT_ONCE, head.seq)
  const erase = Array.from({ length: through - state.forgotten }, (_, i) => state.forgotten + i + 1)
  const happened = { type: 'patrol.forgotten' as const, data: { through } }
  const at = now().toISOString()
  const isAll = through === head.seq
  const result = await ledger.append({
    at,
    by: forgetter.name,
    streams: [
      {
        stream,
        after: head.seq,
        events: [happened],
        state: evolvePatrols(state, happened),
        erase,
        ...(!isAll && { waiting: TRACK_WAIT, since: at }),
      },
    ],
  })
  return result === 'stored' ? 'forgotten' : 'nothing'
}
