import type { Entry } from '@wangge/ledger/board'
import { tidingsEntry } from '../notice/tidings-entry.ts'
import { type Case, caseStream } from './case.ts'

/** What the head of a case leaves on the board for those who must hear of it. */
export function noticeEntries(state: Case, now: Date): readonly Entry[] {
  const { no, unit, due, cells, category, against, site, news } = state
  const about = { case: no, due: due && 'date' in due ? due.date : null, cells, category, against, site }
  return news.flatMap(({ seq, at, kind, units }) =>
    tidingsEntry(
      { stream: caseStream(no), seq, at },
      { ...about, kind, units: units.length > 0 ? units : [unit] },
      now,
    ),
  )
}
