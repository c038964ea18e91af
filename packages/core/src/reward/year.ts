import type { Happening } from '../command.ts'
import type { Fen } from './reward.ts'

/** What one year's rewards come to: the budget that is left, and the public statistics. */
export type RewardYear = {
  readonly status: 'open'
  readonly jurisdiction: string
  readonly year: string
  readonly approved: Fen
  readonly expired: Fen
  /** By month of approval and tier: how many awards, how much. */
  readonly months: Readonly<
    Record<string, Readonly<Record<string, { readonly n: number; readonly fen: Fen }>>>
  >
}

export type YearEvent =
  | {
      readonly type: 'rewards.approved'
      readonly data: { jurisdiction: string; year: string; month: string; tier: string; n: number; fen: Fen }
    }
  | { readonly type: 'rewards.expired'; readonly data: { fen: Fen } }

export const yearStream = (jurisdiction: string, year: string) => `rewards#${jurisdiction}.${year}`

export function evolveYear(before: RewardYear | undefined, happening: Happening): RewardYear {
  const event = happening as YearEvent
  if (event.type === 'rewards.expired') {
    if (!before) throw new Error('what expires was approved before')
    return { ...before, expired: before.expired + event.data.fen }
  }
  const { jurisdiction, year, month, tier, n, fen } = event.data
  const months = before?.months ?? {}
  const stood = months[month]?.[tier] ?? { n: 0, fen: 0 }
  return {
    status: 'open',
    jurisdiction,
    year,
    approved: (before?.approved ?? 0) + fen,
    expired: before?.expired ?? 0,
    months: {
      ...months,
      [month]: { ...months[month], [tier]: { n: stood.n + n, fen: stood.fen + fen } },
    },
  }
}
