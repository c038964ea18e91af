import { gzipSync } from 'node:zlib'
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { build, cells, interior } from '@wangge/grid'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { gaochang, yanbian } from '../../../grid/src/demo-grids.fixture.ts'
import { square } from '../testing/town.ts'
import { FINEST_ZOOM, tilesOf } from './tiles.ts'

type Position = readonly [number, number]
type Layer = 'cells' | 'labels' | 'sites'

const district = build(gaochang(), 'wgs84')
const districtTiles = tilesOf(district)
const prefecture = build(yanbian(), 'wgs84')
const prefectureTiles = tilesOf(prefecture)

/** Where a place lies at a zoom: its tile, and the place inside it in units of 1/4096 of the tile. */
function placeAt(z: number, [lng, lat]: Position) {
  const latitude = (lat * Math.PI) / 180
  const x = ((lng + 180) / 360) * 2 ** z
  const y = ((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * 2 ** z
  return { x: Math.floor(x), y: Math.floor(y), inTile: { x: (x % 1) * 4096, y: (y % 1) * 4096 } }
}

function featuresIn(tile: Uint8Array | undefined, layer: Layer): VectorTileFeature[] {
  const found = tile && new VectorTile(new PbfReader(tile)).layers[layer]
  return found ? Array.from({ length: found.length }, (_, i) => found.feature(i)) : []
}

function featuresAt(z: number, at: Position, layer: Layer, from = districtTiles) {
  const { x, y } = placeAt(z, at)
  return featuresIn(from(z, x, y), layer)
}

/** Even-odd rule over all rings of an area. */
function covers(feature: VectorTileFeature, { x, y }: { x: number; y: number }): boolean {
  const edges = feature.loadGeometry().flatMap((ring) => ring.map((a, i) => [a, ring[i - 1] ?? a] as const))
  const crossed = edges.filter(
    ([a, b]) => a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x,
  )
  return crossed.length % 2 === 1
}

const depthOf: Record<string, number> = { county: 0, town: 1, village: 2 }

test.each([...cells(district)])(
  '$name is in the finest tile of its place, with its area and its name',
  ({ code, name, level }) => {
    const at = interior(district, code)
    const { inTile } = placeAt(FINEST_ZOOM, at)
    const isIt = ({ properties }: VectorTileFeature) => properties.code === code
    const area = featuresAt(FINEST_ZOOM, at, 'cells').find(isIt)
    const ground = level === 'village'
    expect(area?.properties).toEqual({ code, name, level, depth: depthOf[level], ground })
    expect(area && covers(area, inTile)).toBe(true)
    const label = featuresAt(FINEST_ZOOM, at, 'labels').find(isIt)
    const [[spot] = []] = label?.loadGeometry() ?? []
    if (ground) expect(Math.hypot((spot?.x ?? 0) - inTile.x, (spot?.y ?? 0) - inTile.y)).toBeLessThan(1)
    else expect(label).toBeUndefined()
  },
)

const villages = [...cells(prefecture)].filter(({ level }) => level === 'village')
const places = villages.filter((_, i) => i % 20 === 0).map(({ code }) => interior(prefecture, code))

test.each([9, 11, 13])('at zoom %i the cells of the ground cover a place once', (z) => {
  for (const at of places) {
    const { inTile } = placeAt(z, at)
    const ground = featuresAt(z, at, 'cells', prefectureTiles).filter(({ properties }) => properties.ground)
    expect(ground.filter((each) => covers(each, inTile))).toHaveLength(1)
  }
})

test('a whole prefecture shows its counties, a district its towns, and villages come when they can be told apart', () => {
  const levelsAt = (z: number) => {
    const ground = featuresAt(z, [129.5, 42.9], 'cells', prefectureTiles).filter(
      ({ properties }) => properties.ground,
    )
    return new Set(ground.map(({ properties }) => properties.level))
  }
  expect(levelsAt(0)).toEqual(new Set(['county']))
  expect(levelsAt(8)).toEqual(new Set(['town']))
  expect(levelsAt(10)).toEqual(new Set(['village']))
})

test('no tile of 1,331 cells weighs more than 20 kB compressed', () => {
  const west = placeAt(9, [127, 44.5])
  const east = placeAt(9, [131.5, 41.5])
  let heaviest = 0
  for (let z = 0; z <= 9; z++) {
    const shift = 9 - z
    for (let x = west.x >> shift; x <= east.x >> shift; x++)
      for (let y = west.y >> shift; y <= east.y >> shift; y++) {
        const tile = prefectureTiles(z, x, y)
        if (tile) heaviest = Math.max(heaviest, gzipSync(tile).length)
      }
  }
  expect(heaviest).toBeGreaterThan(1_000)
  expect(heaviest).toBeLessThan(20_000)
})

test('where the grid has nothing there is no tile', () => {
  const { x, y } = placeAt(9, [0, 51.5])
  expect(districtTiles(9, x, y)).toBeUndefined()
})

test('a cell bound to one place is a point, and the cell it lies in keeps its name and stays on the ground', () => {
  const area = square(100, 30, 1)
  const withSite = build(
    [
      { code: '1', name: '县', level: 'county', parent: null, polygons: [area] },
      {
        code: '11',
        name: '化工厂',
        level: 'point',
        parent: '1',
        polygons: null,
        site: { lng: 100.5, lat: 30.5 },
      },
    ],
    'wgs84',
  )
  const at = [100.5, 30.5] as const
  const of = (layer: Layer) =>
    featuresAt(FINEST_ZOOM, at, layer, tilesOf(withSite)).map(({ properties }) => [
      properties.code,
      properties.ground,
    ])
  expect(of('sites')).toEqual([['11', true]])
  expect(of('cells')).toEqual([['1', true]])
})
