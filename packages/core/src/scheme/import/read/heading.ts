import { kindOf } from '../column.ts'
import type { Row, Table } from '../table.ts'

/** Rows in which the headings are looked for: lists often carry a title above them. */
const deepest = 5

/** A sheet as a table: its headings are the first row that names a table we know, else the first. */
export function tableOf(from: Pick<Table, 'file' | 'sheet'>, sheet: readonly (readonly unknown[])[]): Table {
  const texts = (row: readonly unknown[]) => Array.from(row, (value) => String(value ?? '').trim())
  const known = sheet.slice(0, deepest).findIndex((row) => kindOf(texts(row)) !== undefined)
  const top = Math.max(known, 0)
  const headings = texts(sheet[top] ?? [])
  const rows: Row[] = []
  for (let i = top + 1; i < sheet.length; i++) {
    const cells = sheet[i] ?? []
    if (cells.every((value) => String(value ?? '').trim() === '')) continue
    const values = Object.fromEntries(headings.map((heading, column) => [heading, cells[column]]))
    rows.push({ number: i + 1, values })
  }
  return { ...from, unit: 'row', headings, rows }
}
