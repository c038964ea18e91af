import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { WKBLoader } from '@loaders.gl/wkt'
import { crsFrom } from '../crs.ts'
import { Refused } from '../defect.ts'
import type { Row, Shape, Table } from '../table.ts'

type Content = { readonly name: string; readonly geometry: string | null; readonly definition: string | null }

/**
 * Tables with and without geometry. Only plain tables are read: a view could hold any statement.
 * @throws Refused `geopackage.no_tables`, `crs.unknown`
 */
export function readGeoPackage(file: string, bytes: Uint8Array): Table[] {
  const folder = mkdtempSync(join(tmpdir(), 'grid-'))
  try {
    const path = join(folder, 'import.gpkg')
    writeFileSync(path, bytes)
    const database = new DatabaseSync(path, { readOnly: true })
    try {
      return readTables(file, database)
    } finally {
      database.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readTables(file: string, database: DatabaseSync): Table[] {
  database.exec('PRAGMA trusted_schema = OFF')
  const contents = database
    .prepare(
      `SELECT c.table_name AS name, g.column_name AS geometry, s.definition AS definition
       FROM gpkg_contents c
       JOIN sqlite_master m ON m.name = c.table_name AND m.type = 'table'
       LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
       LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
       WHERE c.data_type IN ('features', 'attributes') ORDER BY c.table_name`,
    )
    .all() as Content[]
  if (contents.length === 0) throw new Refused('geopackage.no_tables')
  return contents.map((content) => {
    const table = readTable(file, database, content)
    return contents.length === 1 ? table : { ...table, sheet: content.name }
  })
}

function readTable(file: string, database: DatabaseSync, { name, geometry, definition }: Content): Table {
  const statement = database.prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`)
  // Codes may be larger than a double holds.
  statement.setReadBigInts(true)
  const headings = statement.columns().map((column) => column.name)
  const rows = statement.all().map((values, i): Row => {
    const blob = geometry === null ? null : values[geometry]
    return { number: i + 1, values, shape: blob instanceof Uint8Array ? shapeOf(blob) : null }
  })
  if (geometry === null) return { file, unit: 'row', headings, rows }
  // The standard's two systems of no place have no definition that could be read.
  const crs = crsFrom(definition ?? '')
  return { file, unit: 'feature', headings: headings.filter((heading) => heading !== geometry), rows, crs }
}

/** Bytes of the bounding box by its code in the flags (OGC 12-128r19, 2.1.3). */
const boxBytes = [0, 32, 48, 48, 64]

/** The standard's header, then well-known binary. */
function shapeOf(blob: Uint8Array): Shape | null {
  const [g, p, , flags = 0] = blob
  const box = boxBytes[(flags >> 1) & 7]
  if (g !== 0x47 || p !== 0x50 || box === undefined) throw new Refused('file.broken')
  if (flags & 0x10) return null
  return WKBLoader.parseSync(blob.slice(8 + box).buffer) as Shape
}
