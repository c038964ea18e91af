import type { View, ViewKey } from '@wangge/ledger'
import { type OpeningPurpose, openingPurposes } from './identity.ts'
import { type OpeningCounts, type OpeningYear, sumOf } from './opening-year.ts'

/** Openings of one purpose that were asked for in one month, and what became of them. */
export type OpeningsRow = OpeningCounts & { readonly month: string; readonly purpose: OpeningPurpose }

/** How often identities were asked for in a year, by month, the newest first, and purpose. It names no case and no place. */
export type OpeningsView = {
  readonly year: string
  readonly total: OpeningCounts
  readonly rows: readonly OpeningsRow[]
}

export const openingsKey = (year: string): ViewKey => ({ pk: 'openings', sk: `year#${year}` })

export function openingsView({ year, months }: OpeningYear, seq: number): View {
  const rows = Object.keys(months)
    .toSorted()
    .toReversed()
    .flatMap((month) =>
      openingPurposes.flatMap((purpose) => {
        const counts = months[month]?.[purpose]
        return counts ? [{ month, purpose, ...counts }] : []
      }),
    )
  const body: OpeningsView = { year, total: sumOf(months), rows }
  return { ...openingsKey(year), seq, body }
}
