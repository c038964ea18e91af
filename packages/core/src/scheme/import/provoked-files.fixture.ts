import { utils, type WorkSheet, write } from '@e965/xlsx'
import { archive } from './archive.fixture.ts'
import { geoPackage } from './geopackage.fixture.ts'
import limits from './limits.json' with { type: 'json' }
import type { Provoked } from './provoked.fixture.ts'
import { dbf, gaussKrugerPrj, shp, wgs84Prj, zipped } from './shapefile.fixture.ts'
import { csv, fileOf, geojson, header, posts, ringOf, townFeatures, townWith } from './town.fixture.ts'

const megabyte = 2 ** 20
const zip = (bytes: Uint8Array): File => fileOf('a.zip', bytes)
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** A zipped shapefile of one cell. */
export const village = {
  shp: shp([ringOf([100, 30, 101, 31])]),
  dbf: dbf(['code', 'name', 'level'], [['111', '西村', 'village']]),
  prj: wgs84Prj,
}

/** Sheets by name. */
export const workbook = (sheets: Readonly<Record<string, WorkSheet>>): File => {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return fileOf('posts.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))
}

const withFormula = () => {
  const sheet = utils.aoa_to_sheet([
    ['cell', 'role', 'name', 'phone'],
    ['111', 'worker', '赵一', ''],
  ])
  sheet.C2 = { t: 's', v: '赵一', f: 'CONCATENATE("赵","一")' }
  return workbook({ 人员: sheet })
}

const withNotes = () =>
  workbook({
    人员: utils.aoa_to_sheet([
      ['cell', 'role', 'name', 'phone'],
      ['111', 'worker', '赵一', ''],
    ]),
    说明: utils.aoa_to_sheet([['填表人', '王明 13912345678']]),
  })

export const provokedByFiles = {
  'file.none': { files: [], where: {} },
  'file.empty': { files: townWith(fileOf('a.csv', '')), where: { file: 'a.csv' } },
  'file.too_large': {
    files: townWith({ ...fileOf('a.csv', 'x'), name: 'a.csv', size: 200 * megabyte } as File),
    where: { file: 'a.csv', field: `${limits.fileMegabytes} MB` },
  },
  'file.unknown': {
    files: townWith(fileOf('a.bin', new Uint8Array([0, 0, 1, 2, 0xff]))),
    where: { file: 'a.bin' },
  },
  'file.broken': {
    files: townWith(fileOf('a.gpkg', bytesOf('SQLite format 3\0 and then nothing more'))),
    where: { file: 'a.gpkg' },
  },
  'file.gbk': {
    // 网格编码,岗位 in GBK.
    files: townWith(
      fileOf('a.csv', bytesOf('\xcd\xf8\xb8\xf1\xb1\xe0\xc2\xeb,\xb8\xda\xce\xbb\n111,worker')),
    ),
    where: { file: 'a.csv' },
  },
  'workbook.locked': {
    files: townWith(fileOf('a.xls', bytesOf('\xd0\xcf\x11\xe0\xa1'))),
    where: { file: 'a.xls' },
  },
  'json.malformed': {
    files: townWith(fileOf('a.geojson', '{\n  "type": "王明 0995-7654321",\n  !}')),
    where: { file: 'a.geojson', field: '3:3' },
  },
  'csv.malformed': { files: townWith(csv('cell,role', '111,"worker')), where: { file: 'table.csv' } },
  'geojson.no_features': {
    files: townWith(fileOf('a.geojson', '{"type":"Topology"}')),
    where: { file: 'a.geojson' },
  },
  'geopackage.no_tables': {
    files: townWith(fileOf('a.gpkg', geoPackage({}))),
    where: { file: 'a.gpkg' },
  },
  'zip.bomb': {
    files: townWith(zip(archive([{ name: 'a.shp', bytes: new Uint8Array(30 * megabyte) }]))),
    where: { file: 'a.zip', field: '200; 500 MB; 200×' },
  },
  'zip.encrypted': {
    files: townWith(zip(archive([{ name: 'a.shp', bytes: new Uint8Array(9), isEncrypted: true }]))),
    where: { file: 'a.zip' },
  },
  'zip.no_shapefile': {
    files: townWith(zip(archive([{ name: 'a.txt', bytes: bytesOf('hello') }]))),
    where: { file: 'a.zip' },
  },
  'shapefile.unzipped': { files: townWith(fileOf('a.shp', village.shp)), where: { file: 'a.shp' } },
  'shapefile.part_missing': {
    files: townWith(zip(zipped({ shp: village.shp, prj: village.prj }))),
    where: { file: 'a.zip', field: '.dbf' },
  },
  'shapefile.broken': {
    files: townWith(zip(zipped({ ...village, shp: village.shp.slice(0, -40) }))),
    where: { file: 'a.zip', field: '.shp' },
  },
  'crs.unknown': {
    files: townWith(zip(zipped({ ...village, prj: gaussKrugerPrj('Xian_1980') }))),
    where: { file: 'a.zip' },
  },
  'value.formula': {
    files: townWith(withFormula()),
    where: { file: 'posts.xlsx', sheet: '人员', row: 2, field: 'C2' },
  },
  'header.invalid': {
    files: townWith(),
    input: { header: { ...header, levels: header.levels.slice(0, 2) } },
    where: { field: 'levels' },
  },
  'datum.missing': { files: townWith(), input: { datum: undefined }, where: {} },
  'datum.unknown': { files: townWith(), input: { datum: 'beijing54' }, where: {} },
  'datum.differs': {
    files: [geojson(townFeatures(), { crs: { type: 'name', properties: { name: 'EPSG:4490' } } }), posts()],
    input: { datum: 'gcj02' },
    where: { file: 'cells.geojson', field: 'gcj02' },
  },
  'table.passed_over': { files: townWith(withNotes()), where: { file: 'posts.xlsx', sheet: '说明' } },
  'table.unknown': {
    files: townWith(csv('王明,0995-7654321', '赵一,13912345678')),
    where: { file: 'table.csv' },
  },
} satisfies Readonly<Record<string, Provoked>>
