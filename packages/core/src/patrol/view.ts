import type { View, ViewKey } from '@wangge/ledger'
import type { Day } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/calendar.ts'
import type { FindingResult, PatrolRole, Patrols } from './patrol.ts'

/**
 * What is public of the patrols of a cell in a month: how often, as what, on which day, by night, which kinds of subject were looked
 * at; what was found, in numbers.
 */
export type PatrolView = {
  readonly cell: string
  readonly month: string
  readonly visits: readonly {
    readonly role: PatrolRole
    readonly day: Day
    readonly night: boolean
    readonly categories?: readonly string[]
  }[]
  readonly results: Readonly<Record<FindingResult, number>>
  /** Of what was fixed or became a case, by category. */
  readonly found: Readonly<Record<string, number>>
}

export const monthPartition = (month: string) => `patrols#${month}`
export const PATROL_PREFIX = 'patrol#'
export const patrolKey = (cell: string, month: string): ViewKey => ({
  pk: monthPartition(month),
  sk: `${PATROL_PREFIX}${cell}`,
})

export function patrolView(
  { cell, month, visits }: Patrols,
  seq: number,
): View & { readonly body: PatrolView } {
  const findings = visits.flatMap((visit) => visit.findings)
  const count = (result: FindingResult) => findings.filter((each) => each.result === result).length
  const found = findings.filter(({ result }) => result !== 'clean')
  const body: PatrolView = {
    cell,
    month,
    visits: visits.map(({ role, at, findings: seen }) => ({
      role,
      day: dayOf(new Date(at)),
      night: isNight(at),
      categories: [...new Set(seen.map(({ category }) => category))],
    })),
    results: { clean: count('clean'), fixed: count('fixed'), case: count('case') },
    found: Object.fromEntries(
      [...Map.groupBy(found, ({ category }) => category)].map(([category, each]) => [category, each.length]),
    ),
  }
  return { ...patrolKey(cell, month), seq, body }
}

/** Begun between 18:00 and 06:00, Shanghai time (reference A6.2). */
function isNight(at: string): boolean {
  const hour = (Number(at.slice(11, 13)) + 8) % 24
  return hour >= 18 || hour < 6
}
