import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Opening, OpeningYear } from './identity.ts'
import { openingsView } from './view.ts'

export const openingQueue = (cell: string) => `opening#${cell}`

/** Milliseconds in 13 digits, the newest first in ascending order. */
const LATEST = 9_999_999_999_999

/** A line of the lists of the cells it lies in: for who asked and for the auditors, without the reason. */
export type OpeningLine = Opening & { readonly id: string }

export async function publishOpening(
  { board }: Pick<Context, 'board'>,
  { stream, seq, state }: Head,
): Promise<void> {
  const opening = state as Opening
  const id = stream.slice('opening#'.length)
  const order = `${String(LATEST - Date.parse(opening.askedAt)).padStart(13, '0')}#${id}`
  const body: OpeningLine = { id, ...opening }
  await Promise.all(
    [...new Set(opening.cells)].map((cell) => {
      const queue = openingQueue(cell)
      return board.put({ pk: stream, sk: queue, seq, body, queue, order })
    }),
  )
}

export const publishOpenings = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(openingsView(state as OpeningYear, seq))
