import type { Context } from '../context.ts'
import { NONCE, seal, unseal } from '../seal.ts'
import type { Known } from '../tip/alike.ts'

/** What is remembered of the reports of a cell: those that copies are known by, and how many cases each month opened. */
export type Reports = {
  /** Newest first. */
  readonly recent: readonly Known[]
  /** By month, `2026-11`. */
  readonly months: Readonly<Record<string, number>>
  /** How many of them tell of a problem that came back (反弹). */
  readonly back?: Readonly<Record<string, number>>
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

/**
 * With one more, and the case it opened on `day`; the oldest are forgotten. `isBack`: the problem was there before, and was
 * settled.
 */
export function withReport(reports: Reports, known: Known, day: string, isBack = false): Reports {
  const { recent, ...counts } = withCase(reports, day, isBack)
  return { recent: [known, ...recent].slice(0, RECENT), ...counts }
}

/** With one more case, opened on `day`, that no report told. */
export function withCase({ recent, months, back }: Reports, day: string, isBack: boolean): Reports {
  const month = day.slice(0, 7)
  const more = (counts: Readonly<Record<string, number>>) => {
    const counted = { ...counts, [month]: (counts[month] ?? 0) + 1 }
    return Object.fromEntries(Object.entries(counted).sort().slice(-MONTHS))
  }
  const cameBack = isBack ? more(back ?? {}) : back
  return { recent, months: more(months), ...(cameBack && { back: cameBack }) }
}

/** How many cases the months up to a day opened, that of the day among them. */
export const reportsWithin = ({ months }: Reports, count: number, day: string): number =>
  within(months, count, day)

function within(months: Readonly<Record<string, number>>, count: number, day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - count)).toISOString().slice(0, 7)
  return Object.entries(months).reduce((sum, [each, opened]) => {
    return each >= first && each <= day.slice(0, 7) ? sum + opened : sum
  }, 0)
}

/** Of the cases a cell opened in the twelve months up to a day, how many tell of a problem that came back (S0-21). */
export async function readRecurrence(
  ctx: Pick<Context, 'ledger' | 'keys'>,
  cell: string,
  day: string,
): Promise<{ readonly opened: number; readonly back: number }> {
  const { reports } = await readReports(ctx, cell)
  return { opened: within(reports.months, 12, day), back: within(reports.back ?? {}, 12, day) }
}
