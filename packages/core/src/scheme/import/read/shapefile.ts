import * as shpjs from 'shpjs'
import { crsFrom } from '../crs.ts'
import { Refused } from '../defect.ts'
import type { Row, Shape, Table } from '../table.ts'
import { decode } from './text.ts'
import type { Zip } from './zip.ts'

// shpjs's declarations describe a version before its modules.
const { parseShp, parseDbf } = shpjs as unknown as {
  parseShp: (shp: Uint8Array) => (Shape | null)[]
  parseDbf: (dbf: Uint8Array, encoding: Uint8Array) => Record<string, unknown>[]
}

type Parts = Readonly<Record<'shp' | 'dbf' | 'prj', Uint8Array>> & { readonly cpg: Uint8Array | undefined }

/** Every layer of a zipped shapefile. @throws Refused `shapefile.part_missing`, `shapefile.broken`, `crs.unknown` */
export function readShapefiles(file: string, zip: Zip): Table[] {
  const layers = [...zip.keys()].filter((name) => /\.shp$/i.test(name)).map((name) => name.slice(0, -4))
  return layers.map((layer) => {
    const table = readLayer(file, partsOf(zip, layer))
    return layers.length === 1 ? table : { ...table, sheet: layer }
  })
}

function partsOf(zip: Zip, layer: string): Parts {
  const find = (part: string) =>
    [...zip].find(([name]) => name.toLowerCase() === `${layer}.${part}`.toLowerCase())?.[1]
  const demand = (part: string): Uint8Array => {
    const found = find(part)
    if (!found) throw new Refused('shapefile.part_missing', { field: `.${part}` })
    return found
  }
  return { shp: demand('shp'), dbf: demand('dbf'), prj: demand('prj'), cpg: find('cpg') }
}

function readLayer(file: string, { shp, dbf, prj, cpg }: Parts): Table {
  demandWhole(shp, dbf)
  const shapes = parseShp(shp)
  const records = parseDbf(dbf, new TextEncoder().encode(encodingOf(dbf, cpg)))
  if (shapes.length !== records.length)
    throw new Refused('shapefile.broken', { field: `${shapes.length} .shp, ${records.length} .dbf` })
  const rows = records.map((values, i): Row => ({ number: i + 1, values, shape: shapes[i] ?? null }))
  const crs = crsFrom(new TextDecoder().decode(prj))
  return { file, unit: 'feature', headings: Object.keys(records[0] ?? {}), rows, crs }
}

/** Both files say how long they are; the parser itself reads a cut one without a word. */
function demandWhole(shp: Uint8Array, dbf: Uint8Array): void {
  const cut = (part: string) => new Refused('shapefile.broken', { field: part })
  if (shp.length < 100 || view(shp).getInt32(24) * 2 !== shp.length) throw cut('.shp')
  if (dbf.length < 32) throw cut('.dbf')
  const records = view(dbf).getUint32(4, true)
  const [header, record] = [view(dbf).getUint16(8, true), view(dbf).getUint16(10, true)]
  if (header + records * record > dbf.length) throw cut('.dbf')
}

const view = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength)

/** By the code page file, else by the header's language driver (0x4D is code page 936), else by the bytes. */
function encodingOf(dbf: Uint8Array, cpg: Uint8Array | undefined): string {
  const named = cpg && new TextDecoder().decode(cpg).trim()
  if (named) return /936|gb/i.test(named) ? 'gb18030' : 'utf-8'
  if (dbf[29] === 0x4d) return 'gb18030'
  const header = view(dbf).getUint16(8, true)
  return decode(dbf.subarray(header).filter((byte) => byte !== 0))?.encoding ?? 'gb18030'
}
