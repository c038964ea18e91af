import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Case } from './case.ts'
import { noticeEntries } from './notice-entries.ts'
import { caseKey, caseViews } from './view.ts'
import { workEntries } from './work-list.ts'

/**
 * Puts a case's lines in the work lists and what must be told of it, and its views if it is released. May run any number of
 * times in any order: newer wins.
 * The page is put last, so a page at this `seq` means that every list has it too; a crash between is mended by the sweep.
 */
export async function publishCase(
  { views, board, now }: Pick<Context, 'views' | 'board' | 'now'>,
  { seq, state }: Head,
): Promise<'published' | 'held'> {
  const entries = [...workEntries(state as Case, seq), ...noticeEntries(state as Case, now())]
  await Promise.all(entries.map((entry) => board.put(entry)))
  const { releasedAt } = state as Case
  if (releasedAt === null) return 'held'
  const { page, lines } = caseViews(state as Case, seq, new Date(releasedAt))
  await Promise.all(lines.map((line) => views.put(line)))
  await views.put(page)
  return 'published'
}

/** Whether the page of this head, or of a newer one, stands already. Reads cost a fraction of writes. */
export async function isPublished({ views }: Pick<Context, 'views'>, { seq, state }: Head): Promise<boolean> {
  const [page] = await views.get([caseKey((state as Case).no)])
  return (page?.seq ?? 0) >= seq
}
