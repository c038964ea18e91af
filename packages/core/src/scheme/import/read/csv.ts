import { CsvError, parse } from 'csv-parse/sync'
import { Refused } from '../defect.ts'
import type { Table } from '../table.ts'
import { tableOf } from './heading.ts'

/** Comma, semicolon or tab: the one its first line has most of. */
export function readCsv(file: string, text: string): Table[] {
  const line = text.slice(0, text.search(/\r|\n|$/))
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => line.split(b).length - line.split(a).length)
  return [tableOf({ file }, parseRows(text, delimiter))]
}

/** @throws Refused `csv.malformed` with the line; the text itself is not repeated. */
function parseRows(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true })
  } catch (error) {
    throw new Refused('csv.malformed', { field: error instanceof CsvError ? `${error.lines}` : '' })
  }
}
