import { read, SSF, utils, type WorkSheet } from '@e965/xlsx'
import type { Report } from '../defect.ts'
import type { Table } from '../table.ts'
import { tableOf } from './heading.ts'

/** `v` value, `t` kind of value (`e` error, `n` number), `f` formula, `z` number format. */
type SheetCell = {
  readonly v?: unknown
  readonly t: string
  readonly f?: string
  readonly z?: string | number
}

/** Every sheet with rows. A formula is reported by its sheet and cell: nobody has checked what it would show here. */
export function readXlsx(file: string, bytes: Uint8Array, report: Report): Table[] {
  const book = read(bytes, { type: 'array', dense: true, cellFormula: true, cellHTML: false, cellNF: true })
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const tables = book.SheetNames.map((sheet) => {
    const rows = sheetCells(book.Sheets[sheet]).map((cells, r) =>
      Array.from(cells, (cell, c) => {
        if (cell?.f !== undefined)
          report('value.formula', { file, sheet, row: r + 1, field: utils.encode_cell({ r, c }) })
        return contentOf(cell, date1904)
      }),
    )
    return tableOf({ file, sheet }, rows)
  })
  return tables.filter(({ headings }) => headings.some((heading) => heading !== ''))
}

/** By row, then column; both may have holes. */
const sheetCells = (sheet: WorkSheet | undefined) =>
  Array.from((sheet?.['!data'] ?? []) as ((SheetCell | undefined)[] | undefined)[], (row) => row ?? [])

function contentOf(cell: SheetCell | undefined, date1904: boolean): unknown {
  if (!cell || cell.f !== undefined || cell.t === 'e') return undefined
  if (typeof cell.v !== 'number' || cell.z === undefined || !SSF.is_date(String(cell.z))) return cell.v
  const { y, m, d } = SSF.parse_date_code(cell.v, { date1904 })
  return `${y}-${m}-${d}`
}
