import { utils } from '@e965/xlsx'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { isError } from './defect.ts'
import { geoPackage } from './geopackage.fixture.ts'
import { village, workbook } from './provoked-files.fixture.ts'
import { wgs84Prj, zipped } from './shapefile.fixture.ts'
import { check, csv, fileOf, geojson, posts, ringOf, townFeatures } from './town.fixture.ts'

const polygon = { type: 'Polygon', coordinates: [ringOf([100, 30, 101, 31])] }
const columns = ['code', 'name', 'level']
const rows = [['111', '西村', 'village']]

/** A sound file of each kind. */
const files: Readonly<Record<string, File>> = {
  geojson: geojson(townFeatures()),
  shapefile: fileOf('a.zip', zipped(village)),
  geopackage: fileOf(
    'a.gpkg',
    geoPackage({ cells: { columns, rows, geometries: [polygon], definition: wgs84Prj } }),
  ),
  csv: csv('code,name,level,lng,lat', '111,西村,village,100.5,30.5'),
  xlsx: workbook({ cells: utils.aoa_to_sheet([columns, ...rows]) }),
}
const samples = new Map<string, Uint8Array>()

beforeAll(async () => {
  for (const [kind, file] of Object.entries(files))
    samples.set(kind, new Uint8Array(await file.arrayBuffer()))
})

/** Bytes overwritten at places given as shares of the length, and what is left of it. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 6 }),
  kept: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
})

it.each(Object.keys(files))(
  'a damaged %s is read or refused with a reason, and never throws',
  async (kind) => {
    const sample = samples.get(kind) ?? new Uint8Array()
    await fc.assert(
      fc.asyncProperty(damage, async ({ changes, kept }) => {
        const bytes = sample.slice(0, Math.ceil(sample.length * kept))
        for (const [share, byte] of changes) bytes[Math.floor(share * (bytes.length - 1))] = byte
        const { defects, scheme } = await check([fileOf('damaged', bytes), posts()])
        expect(scheme === null).toBe(defects.some(isError))
      }),
      { numRuns: 150 },
    )
  },
  60_000,
)
