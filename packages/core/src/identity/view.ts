import type { View, ViewKey } from '@wangge/ledger'
import type { OpeningYear } from './identity.ts'

/** How many identities were opened in a year, by month, the newest first. It names no case and no place. */
export type OpeningsView = {
  readonly year: string
  readonly n: number
  readonly months: readonly { readonly month: string; readonly n: number }[]
}

export const openingsKey = (year: string): ViewKey => ({ pk: 'openings', sk: `year#${year}` })

export function openingsView({ year, months }: OpeningYear, seq: number): View {
  const rows = Object.entries(months)
    .map(([month, n]) => ({ month, n }))
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
  const body: OpeningsView = { year, n: rows.reduce((sum, { n }) => sum + n, 0), months: rows }
  return { ...openingsKey(year), seq, body }
}
