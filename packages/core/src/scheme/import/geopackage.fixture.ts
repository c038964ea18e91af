import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { WKBWriter } from '@loaders.gl/wkt'

export type Layer = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** One for each row; absent for a table without geometry. */
  readonly geometries?: readonly { type: string; coordinates: unknown }[]
  readonly definition?: string
}

/** The bytes of a GeoPackage with these tables, by name; `more` is run at the end. */
export function geoPackage(layers: Readonly<Record<string, Layer>>, more = ''): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'grid-'))
  const path = join(folder, 'made.gpkg')
  const database = new DatabaseSync(path)
  database.exec(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER PRIMARY KEY, definition TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT, srs_id INTEGER);`)
  for (const [i, [name, { columns, rows, geometries, definition }]] of Object.entries(layers).entries()) {
    const all = geometries ? [...columns, 'geom'] : columns
    database.exec(`CREATE TABLE "${name}" (${all.map((column) => `"${column}"`).join(', ')})`)
    database
      .prepare('INSERT INTO gpkg_contents VALUES (?, ?)')
      .run(name, geometries ? 'features' : 'attributes')
    if (geometries) {
      database.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?)').run(name, 'geom', i)
      database.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?)').run(i, definition ?? 'undefined')
    }
    const insert = database.prepare(`INSERT INTO "${name}" VALUES (${all.map(() => '?').join(', ')})`)
    for (const [r, row] of rows.entries()) {
      const geometry = geometries?.[r]
      insert.run(...row, ...(geometry ? [blobOf(geometry)] : []))
    }
  }
  database.exec(more)
  database.close()
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return bytes
}

/** GeoPackage's header without a bounding box, then WKB. */
function blobOf(geometry: { type: string; coordinates: unknown }): Uint8Array {
  const wkb = WKBWriter.encodeSync(geometry as never)
  return Buffer.concat([Buffer.from('GP\0\x01\0\0\0\0', 'latin1'), new Uint8Array(wkb)])
}
