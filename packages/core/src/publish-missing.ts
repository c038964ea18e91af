import type { Head, View } from '@wangge/ledger'
import type { Entry } from '@wangge/ledger/board'
import type { Context } from './context.ts'
import { publish } from './publish.ts'

type Shows = Pick<Context, 'views' | 'board' | 'now'>

/**
 * Publishes a head of which anything is missing where it is to be seen: a view, a line of a work list, something to be told.
 * Whether it is is found by reading, which costs a fraction of putting all again.
 */
export async function publishMissing(ctx: Shows, head: Head): Promise<boolean> {
  const { views, entries } = await wouldPut(ctx, head)
  const [shown, listed] = await Promise.all([ctx.views.get(views), ctx.board.get(entries)])
  const isOlder = ({ seq }: { readonly seq: number }, stands: { readonly seq: number } | undefined) =>
    stands === undefined || stands.seq < seq
  const isMissing =
    views.some((view, i) => isOlder(view, shown[i])) || entries.some((entry, i) => isOlder(entry, listed[i]))
  if (isMissing) await publish(ctx, head)
  return isMissing
}

/** What publishing a head would put, and puts nothing. */
async function wouldPut({ views, board, now }: Shows, head: Head) {
  const put: { views: View[]; entries: Entry[] } = { views: [], entries: [] }
  const noted =
    <T>(list: T[]) =>
    async (each: T) => {
      list.push(each)
      return 'stored' as const
    }
  await publish(
    { now, views: { ...views, put: noted(put.views) }, board: { ...board, put: noted(put.entries) } },
    head,
  )
  return put
}
