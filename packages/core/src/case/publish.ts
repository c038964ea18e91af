import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Case } from './case.ts'
import { noticeEntries } from './notice-entries.ts'
import { recurrenceEntries, recurrenceViews } from './recurrence-lines.ts'
import { type CaseView, caseKey, caseViews } from './view.ts'
import { workEntries } from './work-list.ts'

/**
 * Puts a case's lines in the work lists and what must be told of it, and its views if it is released. May run any number of
 * times in any order: newer wins.
 * The page is put last, so a page at this `seq` means that every list has it too; what is missing the sweep puts.
 */
export async function publishCase(
  { views, board, now }: Pick<Context, 'views' | 'board' | 'now'>,
  { seq, state }: Head,
): Promise<'published' | 'held'> {
  const entries = [
    ...workEntries(state as Case, seq),
    ...noticeEntries(state as Case, now()),
    ...recurrenceEntries(state as Case, seq),
  ]
  await Promise.all(entries.map((entry) => board.put(entry)))
  const { releasedAt, follows } = state as Case
  if (releasedAt === null) return 'held'
  const released = new Date(releasedAt)
  const { page, lines } = caseViews(state as Case, seq, released)
  const [before] = follows === null ? [] : await views.get([caseKey(follows)])
  const links = recurrenceViews(state as Case, seq, released, before?.body as CaseView | undefined)
  await Promise.all([...lines, ...links].map((line) => views.put(line)))
  await views.put(page)
  return 'published'
}
