import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { crsFrom } from './crs.ts'
import { village } from './provoked-files.fixture.ts'
import { gaussKrugerPrj, shp, zipped } from './shapefile.fixture.ts'
import { check, fileOf, ringOf } from './town.fixture.ts'

const tmerc = (meridian: number, easting: number) =>
  proj4(`+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 +ellps=GRS80 +units=m`)

describe('a coordinate reference system', () => {
  it('of Gauss-Krüger on CGCS2000 leads to degrees', () => {
    const { project } = crsFrom(gaussKrugerPrj('China_2000'))
    // The arc of the meridian from the equator to 30° N on this ellipsoid.
    const [lng, lat] = project?.(500_000, 3_320_113.398) ?? []
    expect(lng).toBeCloseTo(99, 9)
    expect(lat).toBeCloseTo(30, 8)
  })

  it.each([
    [4495, 87 + 12, 17_500_000],
    [4505, 75 + 18, 500_000],
    [4521, 75 + 24, 33_500_000],
    [4542, 75 + 24, 500_000],
  ])('EPSG:%i is the zone around %i° E with false easting %i m', (code, meridian, easting) => {
    const { project } = crsFrom(`urn:ogc:def:crs:EPSG::${code}`)
    const [x = 0, y = 0] = tmerc(meridian, easting).forward([meridian + 0.7, 42.9])
    const [lng, lat] = project?.(x, y) ?? []
    expect(lng).toBeCloseTo(meridian + 0.7, 8)
    expect(lat).toBeCloseTo(42.9, 8)
  })

  it.each(['EPSG:4490', 'EPSG:4326', 'urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4490'])(
    '%s is degrees already',
    (name) => expect(crsFrom(name)).toEqual({}),
  )

  it('of the web map leads to degrees', () => {
    const [lng, lat] = crsFrom('EPSG:3857').project?.(11_131_949.079, 3_503_549.844) ?? []
    expect(lng).toBeCloseTo(100, 6)
    expect(lat).toBeCloseTo(30, 6)
  })

  it.each([
    'EPSG:2333',
    'EPSG:4610',
    'EPSG:4214',
    'undefined',
    '',
    'GEOGCS[',
    gaussKrugerPrj('Beijing_1954'),
  ])('%s is refused: there is no public way to CGCS2000', (name) =>
    expect(() => crsFrom(name)).toThrow(expect.objectContaining({ code: 'crs.unknown' })),
  )
})

it('a shapefile in Gauss-Krüger metres becomes cells in degrees', async () => {
  const ring = ringOf([99, 30, 99.5, 30.5])
  const metres = ring.map((corner): [number, number] => {
    const [x = 0, y = 0] = tmerc(99, 500_000).forward(corner)
    return [x, y]
  })
  const parts = { ...village, shp: shp([metres]), prj: gaussKrugerPrj('China_2000') }
  const { scheme } = await check([fileOf('a.zip', zipped(parts))])
  const [shell = []] = scheme?.areas[0]?.polygons?.[0] ?? []
  expect(shell).toHaveLength(ring.length)
  for (const [i, [lng, lat]] of shell.entries()) {
    expect(lng).toBeCloseTo(ring[i]?.[0] ?? 0, 8)
    expect(lat).toBeCloseTo(ring[i]?.[1] ?? 0, 8)
  }
})
