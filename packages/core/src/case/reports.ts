import type { Context } from '../context.ts'
import { NONCE, seal, unseal } from '../seal.ts'
import type { Known } from '../tip/alike.ts'

/** What is remembered of the reports of a cell: those that copies are known by, and how many cases each month opened. */
export type Reports = {
  /** Newest first. */
  readonly recent: readonly Known[]
  /** By month, `2026-11`. */
  readonly months: Readonly<Record<string, number>>
}

/** Twelve fingerprints and thirteen months stay under one kilobyte, a write unit. */
const RECENT = 12
const MONTHS = 13

/** Name of the register in the ledger, and what its box is sealed for. */
export const reportsOf = (cell: string) => `reports#${cell}`

export async function readReports(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  cell: string,
): Promise<{ readonly version: number; readonly reports: Reports }> {
  const name = reportsOf(cell)
  const register = await ledger.register(name)
  if (!register) return { version: 0, reports: { recent: [], months: {} } }
  return { version: register.version, reports: unseal(keys, name, register.box) as Reports }
}

export const sealReports = (
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  cell: string,
  reports: Reports,
): Uint8Array => seal(keys, reportsOf(cell), reports, random(NONCE))

/** With one more; the oldest are forgotten. `day` is that on which its case is opened. */
export function withReport({ recent, months }: Reports, known: Known, day: string): Reports {
  const month = day.slice(0, 7)
  const counted = { ...months, [month]: (months[month] ?? 0) + 1 }
  return {
    recent: [known, ...recent].slice(0, RECENT),
    months: Object.fromEntries(Object.entries(counted).sort().slice(-MONTHS)),
  }
}

/** How many cases the months up to a day opened, that of the day among them. */
export function reportsWithin({ months }: Reports, count: number, day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - count)).toISOString().slice(0, 7)
  return Object.entries(months).reduce((sum, [each, opened]) => {
    return each >= first && each <= day.slice(0, 7) ? sum + opened : sum
  }, 0)
}
