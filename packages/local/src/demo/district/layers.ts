import { atomsOf } from './area.ts'
import { type Cell, type Kind, kinds } from './cell.ts'
import type { Feature, FeatureCollection } from './files.ts'
import type { Land } from './land.ts'
import { type Position, type Ring, toDegrees } from './plane.ts'

/** The cells as GeoJSON, a layer for each level; what touches has its vertices in common. */
export function drawLayers(land: Land, cells: readonly Cell[]): Record<Kind, FeatureCollection> {
  const layer = (kind: Kind): FeatureCollection => ({
    type: 'FeatureCollection',
    features: cells.filter(({ level }) => level === kind).map((cell) => draw(land, cell)),
  })
  return Object.fromEntries(kinds.map((kind) => [kind, layer(kind)])) as Record<Kind, FeatureCollection>
}

function draw(land: Land, cell: Cell): Feature {
  const { code, name, parent, level } = cell
  return { type: 'Feature', properties: { code, name, parent, level }, geometry: geometryOf(land, cell) }
}

function geometryOf(land: Land, { unit, area }: Cell): Feature['geometry'] {
  if (!unit) return { type: 'Polygon', coordinates: land.dissolve(atomsOf(area))[0] as Ring[] }
  const place = toDegrees(land.centres[unit.atom] as Position)
  return unit.fenced
    ? { type: 'Polygon', coordinates: [plot(land.rings[unit.atom] as Ring, place)] }
    : { type: 'Point', coordinates: place }
}

/** The atom at half its size about a place inside it, so it never touches the border of its cell: atoms are convex. */
const plot = (ring: Ring, [lng, lat]: Position): Ring => {
  const halfway = (a: number, b: number) => Math.round(((a + b) / 2) * 1e6) / 1e6
  return ring.map(([x, y]) => [halfway(x, lng), halfway(y, lat)])
}
