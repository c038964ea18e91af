import type { StreamAppend } from '@wangge/ledger'
import { dayOf } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { type Opening, type OpeningPurpose, openingPurposes } from './identity.ts'

/** What may become of an opening, each counted once in the month in which it was asked for. */
export const openingCounts = ['asked', 'agreed', 'declined', 'lapsed', 'opened'] as const
export type OpeningCount = (typeof openingCounts)[number]

/** Of one purpose in one month; everything after `asked` is part of it. */
export type OpeningCounts = Readonly<Record<OpeningCount, number>>

/** What became of the openings asked for in a place in a year: the public is told (T6). By month, then purpose. */
export type OpeningYear = {
  readonly status: 'counted'
  readonly year: string
  readonly months: Readonly<Record<string, Readonly<Partial<Record<OpeningPurpose, OpeningCounts>>>>>
}

const nothing: OpeningCounts = { asked: 0, agreed: 0, declined: 0, lapsed: 0, opened: 0 }

export const openingsStream = (jurisdiction: string, year: string) => `openings#${jurisdiction}.${year}`

/** `data.month`: `2026-11`. */
export function evolveOpenings(before: OpeningYear | undefined, { data }: Happening): OpeningYear {
  const { month, purpose, what } = data as {
    readonly month: string
    readonly purpose: OpeningPurpose
    readonly what: OpeningCount
  }
  const months = before?.months ?? {}
  const counts = months[month]?.[purpose] ?? nothing
  const counted = { ...months[month], [purpose]: { ...counts, [what]: counts[what] + 1 } }
  return { status: 'counted', year: month.slice(0, 4), months: { ...months, [month]: counted } }
}

/** Counts one thing in the year in which the opening was asked for; goes into the same append as the thing itself. */
export async function countOpening(
  { ledger }: Pick<Context, 'ledger'>,
  { jurisdiction, purpose, askedAt }: Pick<Opening, 'jurisdiction' | 'purpose' | 'askedAt'>,
  what: OpeningCount,
): Promise<StreamAppend> {
  const month = dayOf(new Date(askedAt)).slice(0, 7)
  const stream = openingsStream(jurisdiction, month.slice(0, 4))
  const head = await ledger.head(stream)
  const event = { type: 'identity.counted', data: { month, purpose, what } }
  const state = evolveOpenings(head?.state as OpeningYear | undefined, event)
  return { stream, after: head?.seq ?? 0, events: [event], state }
}

/** The counts of some months taken together. */
export const sumOf = (months: OpeningYear['months']): OpeningCounts => {
  const rows = Object.values(months).flatMap((month) => openingPurposes.map((each) => month[each] ?? nothing))
  const total = (what: OpeningCount) => rows.reduce((sum, row) => sum + row[what], 0)
  return {
    asked: total('asked'),
    agreed: total('agreed'),
    declined: total('declined'),
    lapsed: total('lapsed'),
    opened: total('opened'),
  }
}
