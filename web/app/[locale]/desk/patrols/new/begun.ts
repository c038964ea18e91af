import { categories } from '@wangge/core/tip'

/** What a due line of the plan brings along: the cell, the kind of subject, when it was begun. */
export type Begun = { readonly cell: string; readonly category: string; readonly startedAt: string }

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What the address of the form says; what it does not know is left out. */
export function begunOf(query: Query, cells: readonly string[]): Begun {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  return {
    cell: cells.includes(one('cell')) ? one('cell') : '',
    category: categories.some(({ code }) => code === one('category')) ? one('category') : '',
    startedAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(one('at')) ? one('at') : '',
  }
}

/** The form's address with it: loaded again, the patrol still began then. */
export function begunPage({ cell, category, startedAt }: Begun): string {
  const said = Object.entries({ cell, category, at: startedAt }).filter(([, value]) => value !== '')
  return said.length > 0 ? `/desk/patrols/new?${new URLSearchParams(said)}` : '/desk/patrols/new'
}

/** An instant as the form takes it: Beijing's time to the minute. */
export const minuteOf = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
