import type { Context } from '../context.ts'
import { NONCE, seal, unseal } from '../seal.ts'
import type { Known } from '../tip/alike.ts'

/** What is remembered of the reports of a cell: those that copies are known by, and how many cases each month opened. */
export type Reports = {
  /** Newest first. */
  readonly recent: readonly Known[]
  /** By month, `2026-11`. */
  readonly months: Readonly<Record<string, number>>
  /** The last month in which a problem of the cell was settled, so that looking for it costs no read where there is none. */
  readonly settled?: string
}

/** Twelve fingerprints and thirteen months stay under one kilobyte, a write unit. */
const RECENT = 12
const MONTHS = 13

const DAY = 86_400_000

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

/** With one more, and the case it opened on `day`; the oldest are forgotten. */
export function withReport(reports: Reports, known: Known, day: string): Reports {
  const counted = withCase(reports, day)
  return { ...counted, recent: [known, ...counted.recent].slice(0, RECENT) }
}

/** With one more case, opened on `day`, that no report told. */
export function withCase(reports: Reports, day: string): Reports {
  const month = day.slice(0, 7)
  const counted = { ...reports.months, [month]: (reports.months[month] ?? 0) + 1 }
  return { ...reports, months: Object.fromEntries(Object.entries(counted).sort().slice(-MONTHS)) }
}

/** Without what a copy of an erased report would be known by. */
export const withoutReport = (reports: Reports, no: string): Reports => ({
  ...reports,
  recent: reports.recent.filter((known) => known.case !== no),
})

/** With a problem settled on a day. */
export const withSettling = (reports: Reports, day: string): Reports => ({
  ...reports,
  settled: day.slice(0, 7),
})

/** Whether a problem may have been settled in the days before one; false is certain. */
export const settledSince = ({ settled }: Reports, days: number, day: string): boolean =>
  settled !== undefined && settled >= new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 7)

/** How many cases the months up to a day opened, that of the day among them. */
export function reportsWithin({ months }: Reports, count: number, day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - count)).toISOString().slice(0, 7)
  return Object.entries(months).reduce((sum, [each, opened]) => {
    return each >= first && each <= day.slice(0, 7) ? sum + opened : sum
  }, 0)
}
