import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { evolvePatrols, type Patrols, type PatrolVisit, TRACK_WAIT } from './patrol.ts'
import { keptPhotos, visitWords } from './visit-words.ts'

const forgetter: Actor = { role: 'system', name: 'system:forget' }

/** Boxes erased in one transaction, which holds a hundred items. */
const AT_ONCE = 50

/** Months whose ways, words and photos are kept no longer, earliest first. */
export const tracksDue = ({ ledger, now }: Pick<Context, 'ledger' | 'now'>, limit: number) =>
  ledger.waiting(TRACK_WAIT, limit, now().toISOString())

/**
 * Erases ways, texts and photos of a month of a cell for good; counts and times stay, and so do photos of cases. A month with many
 * visits takes several runs. Photos go first, so that a run that is killed finds their names again.
 */
export async function forgetTracks(
  ctx: Pick<Context, 'ledger' | 'keys' | 'now'>,
  stream: string,
  erasePhotos: (ids: readonly string[]) => Promise<void>,
): Promise<'forgotten' | 'nothing'> {
  const head = await ctx.ledger.head(stream)
  if (head?.waiting !== TRACK_WAIT) return 'nothing'
  const state = head.state as Patrols
  const through = Math.min(state.forgotten + AT_ONCE, head.seq)
  const erase = Array.from({ length: through - state.forgotten }, (_, i) => state.forgotten + i + 1)
  await erasePhotos(await photosKept(ctx, stream, erase))
  const happened = { type: 'patrol.forgotten' as const, data: { through } }
  const at = ctx.now().toISOString()
  const isAll = through === head.seq
  const result = await ctx.ledger.append({
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

/** Photos that stayed with the visits of some events: claimed by the visit, not by a case. */
async function photosKept(
  ctx: Pick<Context, 'ledger' | 'keys'>,
  stream: string,
  seqs: readonly number[],
): Promise<readonly string[]> {
  const [events, words] = await Promise.all([ctx.ledger.events(stream), visitWords(ctx, stream)])
  return events.flatMap(({ seq, type, data }) => {
    const said = seqs.includes(seq) && type === 'patrol.visited' ? words.get(seq) : undefined
    return said ? keptPhotos(data as PatrolVisit, said) : []
  })
}
