import { utils, write } from '@e965/xlsx'

/** What leaves as a file: a heading, its columns, its rows; every cell is text. */
export type Sheet = {
  readonly name: string
  /** Lines above the columns: who took it out, when, and what may be done with it. */
  readonly marks: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** An Excel workbook. Cells are typed as strings, so nothing in them is ever a formula (threat T12). */
export function toXlsx({ name, marks, columns, rows }: Sheet): Uint8Array {
  const lines = [...marks.map((mark) => [mark]), columns, ...rows]
  const sheet = utils.aoa_to_sheet(lines.map((line) => line.map((text) => ({ t: 's', v: text }))))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name.slice(0, 31))
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
}

/** What makes a program take a cell for a formula, even behind spaces, and in full width. */
const TRIGGER = /^[\s\u00a0\u3000]*[=+\-@\t\r\n＝＋－＠]/

/** Comma-separated, with the mark by which Excel knows UTF-8. All is quoted; a text that could start a formula gets a quote before it. */
export function toCsv({ marks, columns, rows }: Omit<Sheet, 'name'>): string {
  const cell = (text: string) => `"${(TRIGGER.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  const lines = [...marks.map((mark) => [mark]), columns, ...rows]
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
