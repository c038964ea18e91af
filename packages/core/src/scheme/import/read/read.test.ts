import { utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { archive } from '../archive.fixture.ts'
import type { Defect } from '../defect.ts'
import { geoPackage } from '../geopackage.fixture.ts'
import { village, workbook } from '../provoked-files.fixture.ts'
import { dbf, gaussKrugerPrj, shp, zipped } from '../shapefile.fixture.ts'
import type { Table } from '../table.ts'
import { fileOf, ringOf } from '../town.fixture.ts'
import { readFile } from './read.ts'

const read = async (content: string | Uint8Array, name = 'a') => {
  const defects: Defect[] = []
  const tables = await readFile(fileOf(name, content), (code, where) => void defects.push({ code, ...where }))
  return { tables, defects }
}

/** The only table of a file without defects. */
const only = async (content: string | Uint8Array): Promise<Table> => {
  const { tables, defects } = await read(content)
  expect(defects).toEqual([])
  expect(tables).toHaveLength(1)
  return tables[0] as Table
}

const gbk: Readonly<Record<string, string>> = { 西村: '\xce\xf7\xb4\xe5' }
const toGbk = (text: string) => Buffer.from(gbk[text] ?? text, 'latin1')

describe('a table of text', () => {
  it.each([
    ['commas', 'cell,duty\n111,"巡查,上报"\n'],
    ['semicolons', 'cell;duty\r\n111;巡查,上报\r\n'],
    ['tabs', 'cell\tduty\n111\t巡查,上报'],
    ['a byte order mark', '\uFEFFcell,duty\n111,"巡查,上报"'],
  ])('with %s is read', async (_how, text) => {
    expect((await only(text)).rows).toEqual([{ number: 2, values: { cell: '111', duty: '巡查,上报' } }])
  })

  it('in UTF-16, as spreadsheets save Unicode text, is read', async () => {
    const { rows } = await only(Buffer.from('\uFEFFcell\tduty\n111\t巡查', 'utf16le'))
    expect(rows).toEqual([{ number: 2, values: { cell: '111', duty: '巡查' } }])
  })

  it('in GBK is read and said to be', async () => {
    const bytes = Buffer.from('code,name\n111,\xce\xf7\xb4\xe5\n', 'latin1')
    const { tables, defects } = await read(bytes)
    expect(tables[0]?.rows).toEqual([{ number: 2, values: { code: '111', name: '西村' } }])
    expect(defects).toEqual([{ code: 'file.gbk', file: 'a' }])
  })

  it('with a title above its headings keeps the numbers its rows have in a spreadsheet', async () => {
    const { headings, rows } = await only('示例县网格一览表,\n\n网格编码,定职责\n\n111,巡查\n')
    expect(headings).toEqual(['网格编码', '定职责'])
    expect(rows).toEqual([{ number: 5, values: { 网格编码: '111', 定职责: '巡查' } }])
  })

  it('whose quotes never close is refused without repeating it', async () => {
    expect(await read('cell,name\n111,"王明')).toEqual({
      tables: [],
      defects: [{ code: 'csv.malformed', file: 'a', field: '2' }],
    })
  })
})

it('a file of 200 MB is refused before it is read', async () => {
  const defects: Defect[] = []
  const huge = { name: 'a', size: 200 * 2 ** 20, arrayBuffer: () => Promise.reject(new Error('read')) }
  expect(await readFile(huge, (code, where) => void defects.push({ code, ...where }))).toEqual([])
  expect(defects).toEqual([{ code: 'file.too_large', file: 'a', field: '150 MB' }])
})

describe('a workbook', () => {
  it('gives its dates as days, whether formatted or not, and its numbers as they are', async () => {
    const sheet = utils.aoa_to_sheet([
      ['cell', 'role', 'from', 'to'],
      [650402102001, 'head', 46023, 46024],
    ])
    sheet.C2 = { t: 'n', v: 46023, z: 'yyyy/m/d' }
    const { tables } = await read(new Uint8Array(await workbook({ 人员: sheet }).arrayBuffer()))
    expect(tables[0]?.rows[0]?.values).toEqual({
      cell: 650402102001,
      role: 'head',
      from: '2026-1-1',
      to: 46024,
    })
  })

  it('that is a zip bomb is refused before it is unpacked', async () => {
    const bomb = archive([
      { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') },
      { name: 'xl/worksheets/sheet1.xml', bytes: new Uint8Array(20 * 2 ** 20) },
    ])
    expect((await read(bomb)).defects).toMatchObject([{ code: 'zip.bomb' }])
  })
})

describe('a zip', () => {
  it('with too many entries is refused', async () => {
    const entries = Array.from({ length: 201 }, (_, i) => ({ name: `${i}.txt`, bytes: new Uint8Array(1) }))
    expect((await read(archive(entries))).defects).toMatchObject([{ code: 'zip.bomb' }])
  })

  it('that declares a small size and unpacks to a large one is refused', async () => {
    const liar = archive([{ name: 'a.shp', bytes: new Uint8Array(2 ** 24), size: 100 }])
    expect((await read(liar)).defects).toEqual([{ code: 'file.broken', file: 'a' }])
  })

  it('cut short is refused', async () => {
    const { defects } = await read(zipped(village).slice(0, -30))
    expect(defects).toEqual([{ code: 'file.broken', file: 'a' }])
  })
})

describe('a shapefile', () => {
  it('is read with its attributes', async () => {
    const { rows, headings } = await only(zipped(village))
    expect(headings).toEqual(['code', 'name', 'level'])
    expect(rows).toMatchObject([
      {
        number: 1,
        values: { code: '111', name: '西村', level: 'village' },
        shape: { type: 'Polygon', coordinates: [ringOf([100, 30, 101, 31])] },
      },
    ])
  })

  it.each([
    ['by its code page file', { cpg: 'GBK' }],
    ['by its bytes', {}],
  ])('in GBK is read %s', async (_how, more) => {
    const { rows } = await only(
      zipped({ ...village, ...more, dbf: dbf(['code', 'name'], [['111', '西村']], toGbk) }),
    )
    expect(rows[0]?.values).toEqual({ code: '111', name: '西村' })
  })

  it('of several layers gives each by its name', async () => {
    const both = archive(
      ['towns', 'villages'].flatMap((layer) =>
        Object.entries(village).map(([part, bytes]) => ({
          name: `${layer}.${part.toUpperCase()}`,
          bytes: Buffer.from(bytes),
        })),
      ),
    )
    expect((await read(both)).tables.map(({ sheet }) => sheet)).toEqual(['towns', 'villages'])
  })

  it.each([
    ['a .dbf cut short', { dbf: village.dbf.slice(0, -30) }, { code: 'shapefile.broken', field: '.dbf' }],
    [
      'a .dbf of fewer rows',
      { dbf: dbf(['code'], []) },
      { code: 'shapefile.broken', field: '1 .shp, 0 .dbf' },
    ],
    ['a .prj of nonsense', { prj: 'not a projection' }, { code: 'crs.unknown' }],
    ['a .prj of Xian 1980', { prj: gaussKrugerPrj('Xian_1980') }, { code: 'crs.unknown' }],
  ])('with %s is refused', async (_what, change, defect) => {
    expect(await read(zipped({ ...village, ...change }))).toMatchObject({ tables: [], defects: [defect] })
  })

  it('cut anywhere is refused, or gives what the whole one gives', async () => {
    const whole = shp([ringOf([100, 30, 101, 31]), ringOf([101, 30, 102, 31])])
    for (let length = 0; length < whole.length; length += 12) {
      const { tables, defects } = await read(zipped({ ...village, shp: whole.slice(0, length) }))
      expect(tables).toEqual([])
      expect(defects).toMatchObject([{ code: 'shapefile.broken', field: '.shp' }])
    }
  })
})

describe('a GeoPackage', () => {
  const polygon = { type: 'Polygon', coordinates: [ringOf([100, 30, 101, 31])] }
  const definition =
    'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
  const cells = { columns: ['fid', 'code'], rows: [[1, '111']], geometries: [polygon], definition }

  it('gives its features and its plain tables', async () => {
    const { tables, defects } = await read(
      geoPackage({ cells, posts: { columns: ['cell', 'role'], rows: [['111', 'head']] } }),
    )
    expect(defects).toEqual([])
    expect(tables).toMatchObject([
      { sheet: 'cells', unit: 'feature', headings: ['fid', 'code'], rows: [{ number: 1, shape: polygon }] },
      { sheet: 'posts', unit: 'row', rows: [{ number: 1, values: { cell: '111', role: 'head' } }] },
    ])
  })

  it('runs no statement of its own: a view in place of a table is not read', async () => {
    const view = `CREATE VIEW trap AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS code FROM n;
      INSERT INTO gpkg_contents VALUES ('trap', 'attributes');`
    expect((await only(geoPackage({ cells }, view))).headings).toEqual(['fid', 'code'])
  })

  it('without a system that is known is refused', async () => {
    const { defects } = await read(geoPackage({ cells: { ...cells, definition: 'undefined' } }))
    expect(defects).toEqual([{ code: 'crs.unknown', file: 'a' }])
  })

  it('cut short is refused', async () => {
    const { tables, defects } = await read(geoPackage({ cells }).slice(0, 9000))
    expect(tables).toEqual([])
    expect(defects).toEqual([{ code: 'file.broken', file: 'a' }])
  })
})
