import { type CaseEntry, LIST_PREFIX, listPartition } from '../case/view.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { isMonth } from './patrol.ts'

/** Of so many public cases so many were found by patrols themselves (自查发现, S3-17). */
export type SelfFound = { readonly cases: number; readonly selfFound: number }

export type SelfFoundMonth = SelfFound & {
  /** Of each cell right below, by code; cells whose cases show in the one above have none. */
  readonly below: Readonly<Record<string, SelfFound>>
  /** False: more came than are looked at, and the last of the month alone were counted. */
  readonly whole: boolean
}

const LOOKED_AT = 2_000
const PAGE = 500

/**
 * The share of self-found cases among all that came to be public in a month, by Beijing time, of a cell and all below it. Read from the
 * lines of the public list: publishing counts nothing.
 * @throws Fault `patrol.month_invalid`
 */
export async function readSelfFound(
  { views }: Pick<Context, 'views'>,
  { month, cell }: { readonly month: string; readonly cell: string },
): Promise<SelfFoundMonth> {
  if (!isMonth(month)) throw fault('patrol.month_invalid', 'month')
  const [year = 0, number = 0] = month.split('-').map(Number)
  const first = `${LIST_PREFIX}${beijingMidnight(year, number)}`
  const lines: CaseEntry[] = []
  let after: string | undefined = `${LIST_PREFIX}${beijingMidnight(year, number + 1)}`
  do {
    const page = await views.list({ pk: listPartition(cell), prefix: LIST_PREFIX, limit: PAGE, after })
    const within = page.views.filter(({ sk }) => sk >= first)
    lines.push(...within.map(({ body }) => body as CaseEntry))
    after = within.length === page.views.length ? page.next : undefined
  } while (after !== undefined && lines.length < LOOKED_AT)
  const childOf = ({ cells }: CaseEntry) => cells[cells.indexOf(cell) + 1]
  const inChildren = lines.filter((line) => childOf(line) !== undefined)
  const below = Map.groupBy(inChildren, (line) => childOf(line) ?? '')
  return {
    ...count(lines),
    below: Object.fromEntries([...below].map(([code, each]) => [code, count(each)])),
    whole: after === undefined,
  }
}

const count = (lines: readonly CaseEntry[]): SelfFound => ({
  cases: lines.length,
  selfFound: lines.filter(({ origin }) => origin === 'patrol').length,
})

/** Of the first of a month, counted from 1; the thirteenth is January. */
const beijingMidnight = (year: number, month: number): string =>
  new Date(Date.UTC(year, month - 1, 1) - 8 * 3_600_000).toISOString()
