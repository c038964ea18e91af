import type { Cell, Datum } from '@wangge/grid'
import type { Level } from '../scheme.ts'
import type { Crs } from './crs.ts'
import { Refused, type Report } from './defect.ts'
import { type Entry, entriesOf, type KnownTable, rowCount } from './entry.ts'
import { type Say, sayEach } from './progress.ts'
import { type Place, placeOf } from './shape.ts'
import type { Shape, Where } from './table.ts'

/** A cell as its tables tell of it, and the row that told of it first. */
export type Told = { readonly cell: Cell; readonly where: Where }

type Draft = {
  readonly code: string
  readonly first: Entry
  values: Entry['values']
  /** Sheets and layers that told of it. */
  readonly tables: Entry['table'][]
  place: Place | null
}

/** `codes` also has those of cells left out of `cells` for a defect, so that they are not called unknown as well. */
export type Cells = { readonly cells: ReadonlyMap<string, Told>; readonly codes: ReadonlySet<string> }

/**
 * Cells by code, put together from every table that tells of them: one may hold the boundary, another name and parent.
 * A cell without a sound code, name, parent or level is left out and reported.
 */
export function readCells(
  tables: readonly KnownTable[],
  levels: readonly Level[],
  datum: Datum,
  report: Report,
  say: Say,
): Cells {
  const drafts = new Map<string, Draft>()
  const step = sayEach('cells', rowCount(tables), say)
  for (const table of tables)
    for (const entry of entriesOf(table, report, step)) addTo(drafts, entry, datum, report)
  const cells = new Map<string, Told>()
  for (const draft of drafts.values()) {
    const cell = cellOf(draft, levels, datum, report)
    if (cell?.parent && cell.level === levels[0]?.kind && !drafts.has(cell.parent)) {
      report('root.parent_left_out', { ...draft.first.where, cell: cell.code })
      cell.parent = null
    }
    if (cell) cells.set(cell.code, { cell, where: draft.first.where })
  }
  return { cells, codes: new Set(drafts.keys()) }
}

function addTo(drafts: Map<string, Draft>, entry: Entry, datum: Datum, report: Report): void {
  const { values, table, where } = entry
  const { code } = values
  if (code === undefined) report('code.missing', where)
  if (typeof code !== 'string') return
  const { shape } = entry
  const place = shape?.type ? readPlace(shape, table.crs, datum, { ...where, cell: code }, report) : null
  const draft = drafts.get(code)
  if (!draft) drafts.set(code, { code, first: entry, values, tables: [table], place })
  else if (draft.tables.includes(table)) report('cell.duplicate', { ...where, cell: code })
  else {
    draft.tables.push(table)
    for (const [field, value] of Object.entries(values)) {
      const before = draft.values[field]
      if (typeof before === 'string' && before !== value)
        report('cell.contradiction', { ...where, cell: code, field })
    }
    draft.values = { ...draft.values, ...values }
    if (draft.place && place) report('cell.contradiction', { ...where, cell: code, field: 'geometry' })
    draft.place ??= place
  }
}

/** A shape that is wrong is reported where it stands, and taken for none. */
function readPlace(
  shape: Shape | null,
  crs: Crs | undefined,
  datum: Datum,
  where: Where & { cell: string },
  report: Report,
): Place {
  try {
    return placeOf(shape, crs, datum)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    report(error.code, where)
    return { polygons: null, site: null }
  }
}

function cellOf(
  { code, values, place, first }: Draft,
  levels: readonly Level[],
  datum: Datum,
  report: Report,
): Cell | undefined {
  const { name, parent } = values
  const where = { ...first.where, cell: code }
  const level = levelOf(values.level, levels)
  if (name === undefined) report('name.missing', where)
  if (values.level === undefined) report('level.missing', where)
  else if (values.level && !level)
    report('level.unknown', { ...where, field: levels.map(({ kind }) => kind).join(', ') })
  if (typeof name !== 'string' || !level || parent === null) return undefined
  const { lng, lat } = values
  // Only a grid point is where its two columns say; of any other cell they are a mere label's or office's place.
  const column: Shape | null =
    level.points && lng && lat ? { type: 'Point', coordinates: [Number(lng), Number(lat)] } : null
  const { polygons, site } = place ?? readPlace(column, undefined, datum, where, report)
  if (site && !level.points) report('shape.point', where)
  return { code, name, level: level.kind, parent: parent ?? null, polygons, ...(site && { site }) }
}

/** By its kind or by one of its names in the scheme. */
function levelOf(word: string | null | undefined, levels: readonly Level[]): Level | undefined {
  return levels.find(({ kind, name }) => word === kind || Object.values(name).some((each) => each === word))
}
