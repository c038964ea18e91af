import { type DefectCode, Refused, type Report } from '../defect.ts'
import limits from '../limits.json' with { type: 'json' }
import type { Table } from '../table.ts'
import { readCsv } from './csv.ts'
import { readGeoJson } from './geojson.ts'
import { readGeoPackage } from './geopackage.ts'
import { readShapefiles } from './shapefile.ts'
import { decode } from './text.ts'
import { readXlsx } from './xlsx.ts'
import { unzip } from './zip.ts'

/** A browser's and Node's `File` is one. */
export type SourceFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>

const megabyte = 2 ** 20

/** The tables of a file, told by its content, not by its name; none of a file that cannot be read, which is reported. */
export async function readFile(source: SourceFile, report: Report): Promise<Table[]> {
  const { name: file, size } = source
  try {
    if (size === 0) throw new Refused('file.empty')
    if (size > limits.fileMegabytes * megabyte)
      throw new Refused('file.too_large', { field: `${limits.fileMegabytes} MB` })
    return await readBytes(file, new Uint8Array(await source.arrayBuffer()), report)
  } catch (error) {
    // What a library says of broken bytes may repeat them, so it is not passed on.
    const { code, where } = error instanceof Refused ? error : new Refused('file.broken')
    report(code, { ...where, file })
    return []
  }
}

async function readBytes(file: string, bytes: Uint8Array, report: Report): Promise<Table[]> {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return readZip(file, bytes, report)
  if (start.startsWith('SQLite format 3\0')) return readGeoPackage(file, bytes)
  const binary = refusedBinary(start)
  if (binary) throw new Refused(binary)
  const decoded = decode(bytes)
  if (!decoded) throw new Refused('file.unknown')
  const { text, encoding } = decoded
  if (encoding === 'gb18030') report('file.gbk', { file })
  return /^\s*[{[]/.test(text) ? readGeoJson(file, text) : readCsv(file, text)
}

/** Kinds of file that need one more step of their owner. */
function refusedBinary(start: string): DefectCode | undefined {
  if (start.startsWith('\0\0\x27\x0a')) return 'shapefile.unzipped'
  if (start.startsWith('\xd0\xcf\x11\xe0')) return 'workbook.locked'
  return undefined
}

async function readZip(file: string, bytes: Uint8Array, report: Report): Promise<Table[]> {
  const zip = await unzip(bytes)
  if (zip.has('xl/workbook.xml')) return readXlsx(file, bytes, report)
  const tables = readShapefiles(file, zip)
  if (tables.length === 0) throw new Refused('zip.no_shapefile')
  return tables
}
