import { type Kind, kindOf, nearestName, type Recognised, unknownHeadings } from './column.ts'
import type { Report } from './defect.ts'
import { type Shape, type Table, type Where, whereOf } from './table.ts'
import { parseValue } from './value.ts'

export type KnownTable = { readonly table: Table; readonly recognised: Recognised }

export const rowCount = (tables: readonly KnownTable[]): number =>
  tables.reduce((sum, { table }) => sum + table.rows.length, 0)

/**
 * One row by our names of its columns. A value is undefined where nothing stands, and null where what stands there is
 * malformed, which is reported.
 */
export type Entry = {
  readonly table: Table
  readonly where: Where
  readonly values: Readonly<Partial<Record<string, string | null>>>
  readonly shape: Shape | null
}

/** Tables by what they tell of; reports those that tell of nothing we know, and their columns that say nothing. */
export function sortTables(tables: readonly Table[], report: Report): Map<Kind, KnownTable[]> {
  const known = tables.flatMap((table) => {
    const recognised = kindOf(table.headings)
    return recognised ? [{ table, recognised }] : []
  })
  const files = new Set(known.map(({ table }) => table.file))
  for (const table of tables) {
    if (known.some((each) => each.table === table)) continue
    const { file, sheet } = table
    const isOneOfSeveral = files.has(file)
    report(isOneOfSeveral ? 'table.passed_over' : 'table.unknown', {
      file,
      ...(sheet !== undefined && { sheet }),
    })
  }
  for (const { table, recognised } of known) reportHeadings(table, recognised, report)
  return Map.groupBy(known, ({ recognised }) => recognised.kind)
}

function reportHeadings({ file, sheet, headings }: Table, recognised: Recognised, report: Report): void {
  const where = { file, ...(sheet !== undefined && { sheet }) }
  const seen = new Set<string>()
  for (const heading of headings) {
    if (heading !== '' && seen.has(heading)) report('column.twice', { ...where, column: heading })
    seen.add(heading)
  }
  for (const heading of unknownHeadings(recognised, headings)) {
    const nearest = nearestName(recognised.kind, heading)
    const place = { ...where, column: /\d{5}/.test(heading) ? `${headings.indexOf(heading) + 1}` : heading }
    if (nearest === undefined) report('column.unknown', place)
    else report('column.misspelt', { ...place, field: nearest })
  }
}

/** @param step called once for every row */
export function* entriesOf(
  { table, recognised }: KnownTable,
  report: Report,
  step: () => void = () => {},
): Generator<Entry> {
  for (const row of table.rows) {
    step()
    const where = whereOf(table, row)
    const values: Record<string, string | null> = {}
    for (const column of recognised.columns) {
      const parsed = parseValue(row.values[column.heading], column)
      if (!parsed) continue
      values[column.name] = 'value' in parsed ? parsed.value : null
      if ('wrong' in parsed)
        report(parsed.wrong, {
          ...where,
          column: column.heading,
          ...(parsed.wrong === 'value.too_long' && { field: `${column.max}` }),
        })
    }
    yield { table, where, values, shape: row.shape ?? null }
  }
}

/** Rows of the tables of one kind that tell of a cell of the scheme; a row of any other is reported. */
export function* entriesOfCells(
  tables: readonly KnownTable[],
  isCell: (code: string) => boolean,
  report: Report,
  step?: () => void,
): Generator<Entry & { readonly cell: string }> {
  for (const table of tables)
    for (const entry of entriesOf(table, report, step)) {
      const { cell } = entry.values
      if (typeof cell === 'string' && isCell(cell)) yield { ...entry, cell }
      else if (cell === undefined) report('code.missing', entry.where)
      // The code is not repeated: what stands in a wrong column may be anybody's number.
      else if (cell !== null) report('cell.unknown', entry.where)
    }
}
