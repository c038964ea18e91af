import { readFileSync } from 'node:fs'
import type { Cell, Polygons } from './grid.ts'

type Feature = {
  properties: { code: string; name: string; level: string; parent: string }
  geometry: { type: 'Polygon'; coordinates: Polygons[0] } | { type: 'MultiPolygon'; coordinates: Polygons }
}

const folder = new URL('../../local/demo/', import.meta.url)

/** County, towns and villages of Gaochang. */
export function gaochang(): Cell[] {
  return read('gaochang').map((cell) => (cell.level === 'county' ? { ...cell, parent: null } : cell))
}

/** Counties, towns and villages of Yanbian under a prefecture that has no outline of its own. */
export function yanbian(): Cell[] {
  return [
    { code: '2224', name: '延边州', level: 'prefecture', parent: null, polygons: null },
    ...read('yanbian'),
  ]
}

function read(set: string): Cell[] {
  return ['counties', 'towns', 'villages'].flatMap((level) => {
    const text = readFileSync(new URL(`${set}-${level}.geojson`, folder), 'utf8')
    const { features } = JSON.parse(text) as { features: Feature[] }
    return features.map(({ properties, geometry }) => ({
      code: properties.code,
      name: properties.name,
      level: properties.level,
      parent: properties.parent,
      polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    }))
  })
}
