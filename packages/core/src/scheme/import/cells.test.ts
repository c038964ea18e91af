import type { Datum } from '@wangge/grid'
import { convert } from '@wangge/grid'
import { describe, expect, it } from 'vitest'
import { check, csv, featureOf, fileOf, geojson, posts, townFeatures, townRows } from './town.fixture.ts'

describe('cells', () => {
  it('may have boundaries in one file, and names, parents and levels in another', async () => {
    const whole = await check([geojson(townFeatures()), posts()])
    const shapes = townFeatures().map(({ properties: { code }, ...feature }) => ({
      ...feature,
      properties: { code },
    }))
    const rows = townRows.map(([code, name, level, parent]) => [code, name, parent, level].join(','))
    const parts = await check([geojson(shapes), csv('网格编码,名称,上级编码,级别', ...rows), posts()])
    expect(parts.defects).toEqual([])
    expect(parts.scheme?.areas).toEqual(whole.scheme?.areas)
  })

  it('name their level by its kind or by a name the scheme gives it', async () => {
    const features = townFeatures().map((feature, i) => ({
      ...feature,
      properties: { ...feature.properties, level: ['县', 'Town', '乡镇', '村', 'village'][i] },
    }))
    const { scheme } = await check([geojson(features), posts()])
    expect(scheme?.areas.map(({ level }) => level)).toEqual(['county', 'town', 'town', 'village', 'village'])
  })

  it('may be points, by a geometry or by two columns', async () => {
    const market = featureOf('1111', '市场', 'point', '111', {
      type: 'Point',
      coordinates: [100.5, 30.5, 1200],
    })
    const { scheme } = await check([
      geojson([...townFeatures(), market]),
      csv('编码,名称,级别,上级,经度,纬度', '1112,工地,网格点,111,100.6,30.6'),
      posts(),
    ])
    expect(scheme?.areas.slice(5)).toEqual([
      {
        code: '1111',
        name: '市场',
        level: 'point',
        parent: '111',
        polygons: null,
        site: { lng: 100.5, lat: 30.5 },
      },
      {
        code: '1112',
        name: '工地',
        level: 'point',
        parent: '111',
        polygons: null,
        site: { lng: 100.6, lat: 30.6 },
      },
    ])
  })

  it('of other levels keep their boundary whatever two columns of a table say', async () => {
    const { defects, scheme } = await check([
      geojson(townFeatures()),
      csv('编码,经度,纬度', '111,100.9,30.9'),
      posts(),
    ])
    expect(defects).toEqual([])
    expect(scheme?.areas[3]).not.toHaveProperty('site')
  })

  it.each<Datum>(['gcj02', 'bd09'])('declared in %s are kept in WGS-84', async (datum) => {
    const shift = (lng: number, lat: number) => {
      const moved = convert({ lng, lat }, 'wgs84', datum)
      return [moved.lng, moved.lat]
    }
    const features = townFeatures().map((feature) => ({
      ...feature,
      geometry: {
        type: 'Polygon',
        coordinates: [
          (feature.geometry as { coordinates: [[number, number][]] }).coordinates[0].map(([x, y]) =>
            shift(x, y),
          ),
        ],
      },
    }))
    const { scheme } = await check([geojson(features), posts()], { datum })
    const [[[corner = [0, 0]] = []] = []] = scheme?.areas[0]?.polygons ?? []
    expect(corner[0]).toBeCloseTo(100, 9)
    expect(corner[1]).toBeCloseTo(30, 9)
    expect(scheme?.datum).toBe('wgs84')
  })

  it('left out for a defect are not called unknown by those that name them', async () => {
    const features = townFeatures().map((feature) =>
      feature.properties.code === '11'
        ? { ...feature, properties: { ...feature.properties, name: '' } }
        : feature,
    )
    const { defects } = await check([geojson(features), posts()])
    expect(defects.map(({ code }) => code)).toEqual(['name.missing', 'survey.not_made'])
  })
})

it('a file that cannot be read ends the check before it calls its cells missing', async () => {
  const { defects, scheme } = await check([fileOf('cells.geojson', '{'), posts()])
  expect(defects.map(({ code }) => code)).toEqual(['json.malformed'])
  expect(scheme).toBeNull()
})
