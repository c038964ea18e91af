import type { View, ViewKey } from '@wangge/ledger'
import type { Fen } from './reward.ts'
import type { RewardYear } from './year.ts'

/** Fewer awards than this in a month are not shown by tier, and a year with fewer not at all: they could name a reporter (B1.4). */
export const SMALL = 5

export type MonthCount = { readonly tier: string; readonly n: number; readonly fen: Fen }

/** A year's rewards as everyone sees them: months of few awards are folded into the whole. */
export type RewardsView = {
  readonly year: string
  readonly n: number
  readonly fen: Fen
  readonly months: readonly { readonly month: string; readonly tiers: readonly MonthCount[] | null }[]
}

export const rewardsKey = (year: string): ViewKey => ({ pk: 'rewards', sk: `year#${year}` })

export function rewardsView({ year, months }: RewardYear, seq: number): View {
  const all = Object.values(months).flatMap((tiers) => Object.values(tiers))
  const n = all.reduce((sum, each) => sum + each.n, 0)
  const body: RewardsView = {
    year,
    n: n < SMALL ? 0 : n,
    fen: n < SMALL ? 0 : all.reduce((sum, each) => sum + each.fen, 0),
    months:
      n < SMALL
        ? []
        : Object.entries(months)
            .toSorted(([a], [b]) => (a < b ? 1 : -1))
            .map(([month, tiers]) => ({ month, tiers: shown(tiers) })),
  }
  return { ...rewardsKey(year), seq, body }
}

/** Null when any tier of the month counts fewer than `SMALL`: the rest would give it away. */
function shown(tiers: RewardYear['months'][string]): MonthCount[] | null {
  const rows = Object.entries(tiers).map(([tier, { n, fen }]) => ({ tier, n, fen }))
  return rows.some(({ n }) => n < SMALL) ? null : rows.toSorted((a, b) => (a.tier < b.tier ? -1 : 1))
}
