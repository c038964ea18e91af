import list from './columns.json' with { type: 'json' }

export type ColumnType =
  | 'code'
  | 'text'
  | 'phone'
  | 'day'
  | 'count'
  | 'people'
  | 'degrees'
  | 'choice'
  | 'uscc'

export type Column = {
  readonly type: ColumnType
  /** Accepted headings; the first is the one files of our own use. */
  readonly names: readonly string[]
  /** Characters at most. */
  readonly max?: number
  /** Of a choice: accepted words by our code, which is accepted too. */
  readonly values?: Readonly<Record<string, readonly string[]>>
}

/** What a table tells of: one table of each kind, or several. */
export const kinds = ['cells', 'posts', 'fixes', 'sites', 'lists', 'lineage'] as const
export type Kind = (typeof kinds)[number]

type Columns = Readonly<Record<string, Column>>

/** The columns of a kind of table by our names. */
export const columnsOf = (kind: Kind): Columns => list.kinds[kind].columns as unknown as Columns

/** A kind of table with the heading that stands for each of its columns. */
export type Recognised = {
  readonly kind: Kind
  readonly columns: readonly (Column & { name: string; heading: string })[]
}

/** The kind of which the headings name most columns, and all that it needs; undefined when they name no kind. */
export function kindOf(headings: readonly string[]): Recognised | undefined {
  const plain = new Map(headings.toReversed().map((heading) => [plainOf(heading), heading]))
  const found = kinds.flatMap((kind) => {
    const columns = Object.entries(columnsOf(kind)).flatMap(([name, column]) => {
      const heading = column.names
        .map((accepted) => plain.get(plainOf(accepted)))
        .find((each) => each !== undefined)
      return heading === undefined ? [] : [{ ...column, name, heading }]
    })
    const hasAll = list.kinds[kind].needs.every((need) => columns.some(({ name }) => name === need))
    return hasAll ? [{ kind, columns }] : []
  })
  return found.sort((a, b) => b.columns.length - a.columns.length)[0]
}

/** Headings that say nothing to a kind of table, but for those that map programs and offices add by themselves. */
export function unknownHeadings({ columns }: Recognised, headings: readonly string[]): string[] {
  const known = new Set([...list.ignored.map(plainOf), ...columns.map(({ heading }) => plainOf(heading)), ''])
  return headings.filter((heading) => !known.has(plainOf(heading)))
}

/** The accepted heading a wrong one is likeliest to mean; undefined when none is near. */
export function nearestName(kind: Kind, heading: string): string | undefined {
  const wrong = plainOf(heading)
  const [best] = Object.values(columnsOf(kind))
    .flatMap(({ names }) => names)
    .map((name) => ({ name, apart: distance(wrong, plainOf(name)) }))
    .sort((a, b) => a.apart - b.apart)
  return best && best.apart * 2 <= Math.max(wrong.length, best.name.length) ? best.name : undefined
}

/** Without case, width, blanks and what stands in brackets or marks a column as required. */
const plainOf = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*\)$|[\s_*:-]/g, '')

/** Characters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const row = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (before[j] ?? 0) + (letter === b[j] ? 0 : 1)
      row.push(Math.min(replaced, (before[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
    before = row
  }
  return before.at(-1) ?? 0
}
