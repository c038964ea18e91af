import type { Datum } from '@wangge/grid'
import type { Seat } from '../../officer/officer.ts'
import type { Facts } from '../facts.ts'
import type { SchemeHeader } from '../scheme.ts'
import { type Cells, readCells } from './cells.ts'
import type { Report } from './defect.ts'
import { sortTables } from './entry.ts'
import { readFacts } from './facts.ts'
import { readPosts } from './posts.ts'
import type { Say } from './progress.ts'
import { readFile, type SourceFile } from './read/read.ts'
import { checkStaffing } from './staffing.ts'
import { checkStructure } from './structure.ts'
import type { Table } from './table.ts'

/** All that files say of a scheme. `isSound`: its cells may be surveyed, whatever else is wrong. */
export type Gathered = {
  readonly cells: Cells['cells']
  readonly seats: ReadonlyMap<string, readonly Seat[]>
  readonly facts: Facts
  readonly isSound: boolean
}

export type Declared = {
  readonly header: SchemeHeader
  readonly datum: Datum
  readonly files: readonly SourceFile[]
  /** Codes of the scheme before; without them predecessors are not checked. */
  readonly before: ReadonlySet<string> | undefined
}

/**
 * From files to cells and facts. Undefined when a file cannot be read: what it lacks would be called missing everywhere.
 * The tables are let go of at the end, so that their memory serves the survey.
 */
export async function gather(
  { header, datum, files, before }: Declared,
  report: Report,
  hasErrors: () => boolean,
  say: Say,
): Promise<Gathered | undefined> {
  const tables = await readTables(files, report, say)
  if (hasErrors()) return undefined
  if (datum !== 'wgs84')
    for (const { file, crs } of tables) if (crs) report('datum.differs', { file, field: datum })
  const sorted = sortTables(tables, report)
  const told = readCells(sorted.get('cells') ?? [], header.levels, datum, report, say)
  checkStructure(told, header.levels, report)
  const isSound = !hasErrors()
  const seats = readPosts(sorted.get('posts') ?? [], told, header, report, say)
  if (sorted.has('posts')) checkStaffing(told, seats, header, report)
  else report('posts.none')
  const facts = readFacts(sorted, seats, (code) => told.codes.has(code), before, report)
  return { cells: told.cells, seats, facts, isSound }
}

async function readTables(files: readonly SourceFile[], report: Report, say: Say): Promise<Table[]> {
  const tables: Table[] = []
  const total = files.length
  if (total === 0) report('file.none')
  for (const [done, file] of files.entries()) {
    say({ step: 'read', done, total })
    tables.push(...(await readFile(file, report)))
  }
  say({ step: 'read', done: total, total })
  return tables
}
