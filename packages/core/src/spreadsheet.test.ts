import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv, toXlsx } from './spreadsheet.ts'

const sheet = { name: '案件', marks: ['导出人：甲'], columns: ['编号', '摘要'] }
const trigger = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '\u3000＝',
)
const text = fc.oneof(
  fc.string(),
  fc.tuple(trigger, fc.string()).map(([start, rest]) => start + rest),
)

describe('a table that leaves as a file', () => {
  it('as CSV starts no cell with what a program would take for a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (rows) => {
        const lines: string[][] = parse(toCsv({ ...sheet, rows }), { bom: true, relax_column_count: true })
        expect(lines.flat().filter((cell) => /^[\s\u3000]*[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
      }),
    )
  })

  it('as CSV keeps every text, quotes and line breaks among them', () => {
    const rows = [['C26', '他说"好"，\n然后走了']]
    const lines = parse(toCsv({ ...sheet, rows }), { bom: true, relax_column_count: true })
    expect(lines).toEqual([['导出人：甲'], ['编号', '摘要'], ['C26', '他说"好"，\n然后走了']])
  })

  it('as a workbook holds strings and no formula, with the mark on top', () => {
    const rows = [
      ['=HYPERLINK("http://a")', '+1'],
      ['@x', '－1'],
    ]
    const book = read(toXlsx({ ...sheet, rows }), { type: 'array', cellFormula: true })
    const page = book.Sheets.案件 ?? {}
    const cells = Object.entries(page).filter(([key]) => !key.startsWith('!'))
    expect(cells.every(([, { t, f }]) => t === 's' && f === undefined)).toBe(true)
    expect(utils.sheet_to_json(page, { header: 1 })).toEqual([['导出人：甲'], ['编号', '摘要'], ...rows])
  })
})
