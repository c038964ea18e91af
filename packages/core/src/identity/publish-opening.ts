import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { NoticeKind } from '../notice/notice.ts'
import { tidingsEntry } from '../notice/tidings-entry.ts'
import type { Opening } from './identity.ts'
import type { OpeningYear } from './opening-year.ts'
import { openingsView } from './view.ts'

export const openingQueue = (cell: string) => `opening#${cell}`

/** Milliseconds in 13 digits, the newest first in ascending order. */
const LATEST = 9_999_999_999_999

/** A line of the lists of the cells it lies in: for custodians and auditors, without any reason. */
export type OpeningLine = Opening & { readonly id: string }

/** What custodians and auditors are told of, by where an opening stands. */
const told: Readonly<Partial<Record<Opening['status'], NoticeKind>>> = {
  asked: 'identity-asked',
  agreed: 'identity-answered',
  declined: 'identity-answered',
}

export async function publishOpening(
  { board, now }: Pick<Context, 'board' | 'now'>,
  { stream, seq, at, state }: Head,
): Promise<void> {
  const opening = state as Opening
  const id = stream.slice('opening#'.length)
  const order = `${String(LATEST - Date.parse(opening.askedAt)).padStart(13, '0')}#${id}`
  const body: OpeningLine = { id, ...opening }
  const { case: no, cells, against, site } = opening
  const kind = told[opening.status]
  const tidings = kind && {
    case: no,
    kind,
    units: cells.slice(-1),
    due: opening.lastDay,
    cells,
    category: null,
    against,
    site,
  }
  const notices = tidings ? tidingsEntry({ stream, seq, at }, tidings, now()) : []
  await Promise.all([
    ...[...new Set(cells)].map((cell) => {
      const queue = openingQueue(cell)
      return board.put({ pk: stream, sk: queue, seq, body, queue, order })
    }),
    ...notices.map((entry) => board.put(entry)),
  ])
}

export const publishOpenings = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(openingsView(state as OpeningYear, seq))
