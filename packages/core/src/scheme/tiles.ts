import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import { cells, type GridIndex, interior, outline, type Polygons } from '@wangge/grid'
import GeoJSONVT from 'geojson-vt'

/** A vector tile (Mapbox Vector Tile 2.1), uncompressed; undefined where the grid has nothing. */
export type Tiles = (z: number, x: number, y: number) => Uint8Array | undefined

/** Zoom of the finest tiles, whose unit is about a metre. Maps stretch them beyond. */
export const FINEST_ZOOM = 13

/** A depth of the tree appears from the zoom on at which its middling cell is this wide, in CSS pixels. */
const WORTH_DRAWING = 32
const PIXELS_OF_A_TILE = 512

/** Version of the vector tile format, and units of a tile's side. */
const encoding = { version: 2, extent: 4096 }

type Layer = 'cells' | 'labels' | 'sites'

/** What is drawn of a cell; `depth` is its distance to the root. */
type Drawn = {
  readonly layer: Exclude<Layer, 'labels'>
  readonly code: string
  readonly name: string
  readonly level: string
  readonly depth: number
}

/**
 * Cuts a grid into vector tiles, each made when asked for. Layers: `cells` (areas), `labels` (where names stand) and
 * `sites` (cells bound to one place). Deep cells are left out of small scales: a tile that shows a county shows towns,
 * not villages. `ground` marks the cells that no other cell of the tile divides: they cover the land once.
 */
export function tilesOf(index: GridIndex): Tiles {
  const { features, firstZooms, divided } = draw(index)
  const sliced = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: FINEST_ZOOM, indexMaxZoom: 0, extent: encoding.extent },
  )
  const spotOf = remembered((code) => interior(index, code))
  return (z, x, y) => {
    const deepest = firstZooms.findLastIndex((zoom) => zoom <= z)
    const layers: Record<Layer, GeoJSONWrapper['features']> = { cells: [], labels: [], sites: [] }
    for (const feature of sliced.getTile(z, x, y)?.features ?? []) {
      const { layer, ...cell } = feature.tags as Drawn
      if (cell.depth > deepest) continue
      const tags = { ...cell, ground: cell.depth === deepest || !divided.has(cell.code) }
      layers[layer].push({ ...feature, tags })
      const spot = layer === 'cells' && tags.ground && inTile(spotOf(cell.code), z, x, y)
      if (spot) layers.labels.push({ type: 1, geometry: [spot], tags })
    }
    const filled = Object.entries(layers).filter(([, { length }]) => length > 0)
    if (filled.length === 0) return undefined
    const encoded = filled.map(([name, shown]) => {
      const layer = Object.assign(new GeoJSONWrapper(shown, encoding), { name })
      return [name, layer]
    })
    return fromVectorTileJs({ layers: Object.fromEntries(encoded) })
  }
}

type Position = readonly [number, number]

/** Where a name may stand takes long to find, and most tiles have few. */
function remembered(find: (code: string) => Position): (code: string) => Position {
  const known = new Map<string, Position>()
  return (code) => {
    const found = known.get(code) ?? find(code)
    known.set(code, found)
    return found
  }
}

/** A place in units of a tile (Web Mercator); undefined outside it. */
function inTile([lng, lat]: Position, z: number, x: number, y: number): [number, number] | undefined {
  const across = ((lng + 180) / 360) * 2 ** z - x
  const down = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z - y
  if (across < 0 || across >= 1 || down < 0 || down >= 1) return undefined
  return [Math.round(across * encoding.extent), Math.round(down * encoding.extent)]
}

type Collection = Extract<ConstructorParameters<typeof GeoJSONVT>[0], { type: 'FeatureCollection' }>
type Feature = Collection['features'][number]

/** Everything that is drawn, the zoom at which each depth appears, and the cells that have areas below them. */
function draw(index: GridIndex) {
  const depths = new Map<string, number>()
  const widths: number[][] = []
  const divided = new Set<string>()
  const features: Feature[] = []
  for (const { code, name, level, parent, site } of cells(index)) {
    const depth = parent === null ? 0 : (depths.get(parent) ?? 0) + 1
    depths.set(code, depth)
    widths[depth] ??= []
    const add = (layer: Drawn['layer'], geometry: Feature['geometry']) => {
      const properties: Drawn = { layer, code, name, level, depth }
      features.push({ type: 'Feature', properties, geometry })
    }
    if (site) add('sites', { type: 'Point', coordinates: [site.lng, site.lat] })
    const coordinates = outline(index, code)
    if (!coordinates) continue
    if (parent !== null && !site) divided.add(parent)
    widths[depth].push(widthOf(coordinates))
    add('cells', { type: 'MultiPolygon', coordinates })
  }
  return { features, firstZooms: firstZoomsOf(widths), divided }
}

/** Degrees of longitude. */
function widthOf(polygons: Polygons): number {
  let [west, east] = [180, -180]
  for (const [lng] of polygons.flat(2)) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
  }
  return east - west
}

/** By depth; the first one with areas is always shown, one without any appears with the depth above it. */
function firstZoomsOf(widths: readonly (readonly number[])[]): number[] {
  const first = widths.findIndex(({ length }) => length > 0)
  let zoom = 0
  return widths.map((ofDepth, depth) => {
    const middling = ofDepth.toSorted((a, b) => a - b)[ofDepth.length >> 1]
    if (middling && depth > first) {
      const needed = Math.ceil(Math.log2((WORTH_DRAWING * 360) / (PIXELS_OF_A_TILE * middling)))
      zoom = Math.min(Math.max(zoom, needed), FINEST_ZOOM)
    }
    return zoom
  })
}
