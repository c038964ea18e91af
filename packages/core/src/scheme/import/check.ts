import { type Survey, survey } from '@wangge/grid/survey'
import type { SchemeInput } from '../draft.ts'
import type { SchemeHeader } from '../scheme.ts'
import { datumOf } from './datum.ts'
import { type Defect, isError, type Report } from './defect.ts'
import { type Gathered, gather } from './gather.ts'
import { readHeader } from './header.ts'
import type { Say } from './progress.ts'
import type { SourceFile } from './read/read.ts'

export type ImportInput = {
  /** A `SchemeHeader`, not checked yet. */
  readonly header: unknown
  /** `cgcs2000`, `wgs84`, `gcj02` or `bd09`: of all files together. */
  readonly datum: string | undefined
  /** Any number: one a level or a county, boundaries and rosters in any order. */
  readonly files: readonly SourceFile[]
  /** Codes of the scheme before; without them predecessors are not checked. */
  readonly before?: ReadonlySet<string> | undefined
  readonly onProgress?: Say
}

export type Counts = {
  readonly cells: number
  /** By kind of level. */
  readonly levels: Readonly<Record<string, number>>
  readonly posts: number
  readonly holders: number
}

/** `scheme` is ready to be drafted; null while an error stands. */
export type Checked = {
  readonly defects: readonly Defect[]
  readonly counts: Counts
  readonly scheme: SchemeInput | null
}

const nothing: Counts = { cells: 0, levels: {}, posts: 0, holders: 0 }

/** Reads the files of a grid scheme and lists all that is wrong with them. Stores nothing. */
export async function checkImport(input: ImportInput): Promise<Checked> {
  const { files, before, onProgress: say = () => {} } = input
  const defects: Defect[] = []
  const report: Report = (code, where) => void defects.push({ code, ...where })
  const hasErrors = () => defects.some(isError)
  const header = readHeader(input.header, report)
  const datum = datumOf(input.datum)
  if (!datum) report(input.datum === undefined ? 'datum.missing' : 'datum.unknown')
  const gathered =
    header && datum ? await gather({ header, datum, files, before }, report, hasErrors, say) : undefined
  if (!header || !gathered) return { defects, counts: nothing, scheme: null }
  const surveyed = gathered.isSound ? surveyAll(gathered, header, report, say) : undefined
  if (!surveyed) report('survey.not_made')
  const counts = countsOf(gathered, header)
  if (!surveyed || hasErrors()) return { defects, counts, scheme: null }
  const { facts } = gathered
  return {
    defects,
    counts,
    scheme: { ...header, datum: 'wgs84', areas: areasOf(gathered), facts, survey: surveyed },
  }
}

const areasOf = ({ cells }: Gathered) => Array.from(cells.values(), ({ cell }) => cell)

/** The geometry of all cells together; each finding is placed at the row of its cell. */
function surveyAll(gathered: Gathered, { levels }: SchemeHeader, report: Report, say: Say): Survey {
  say({ step: 'survey', done: 0, total: 1 })
  const pointLevels = levels.filter(({ points }) => points).map(({ kind }) => kind)
  const result = survey(areasOf(gathered), { pointLevels })
  for (const { kind, cell, other, areaKm2, at } of result.defects)
    report(`survey.${kind}`, {
      ...gathered.cells.get(cell)?.where,
      cell,
      at,
      ...(other !== undefined && { other }),
      ...(areaKm2 !== undefined && { areaKm2 }),
    })
  say({ step: 'survey', done: 1, total: 1 })
  return result
}

function countsOf({ cells, seats }: Gathered, { levels }: SchemeHeader): Counts {
  const byLevel = Object.fromEntries(levels.map(({ kind }) => [kind, 0]))
  for (const { cell } of cells.values()) byLevel[cell.level] = (byLevel[cell.level] ?? 0) + 1
  const all = [...seats.values()].flat()
  return {
    cells: cells.size,
    levels: byLevel,
    posts: all.length,
    holders: all.filter(({ holder }) => holder).length,
  }
}
