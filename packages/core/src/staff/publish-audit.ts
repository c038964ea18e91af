import type { Head, Json } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { tidingsEntry } from '../notice/tidings-entry.ts'
import type { Audited } from './audit.ts'

export const auditQueue = (cell: string) => `audit#${cell}`

/** Milliseconds in 13 digits, the newest first in ascending order. */
const LATEST = 9_999_999_999_999

/** Puts a record into the lists of the cells it lies in: an auditor reads those of his own, and is told of an alarm. */
export async function publishAudit(
  { board, now }: Pick<Context, 'board' | 'now'>,
  { stream, seq, at, state }: Head,
): Promise<void> {
  const record = state as Audited
  const order = `${String(LATEST - Date.parse(record.at)).padStart(13, '0')}#${stream.slice('audit#'.length)}`
  await Promise.all(
    [...new Set(record.cells)].map((cell) =>
      board.put({
        pk: stream,
        sk: auditQueue(cell),
        seq,
        body: record as Json,
        queue: auditQueue(cell),
        order,
      }),
    ),
  )
  if (record.outcome !== 'canary') return
  const { about, cells } = record
  const tidings = { case: about, kind: 'identity-alarm', units: cells.slice(-1), due: null, cells } as const
  const whole = { ...tidings, category: null, against: null, site: null }
  await Promise.all(tidingsEntry({ stream, seq, at }, whole, now()).map((entry) => board.put(entry)))
}
