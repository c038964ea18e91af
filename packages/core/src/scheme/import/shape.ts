import { convert, type Datum, type LngLat, type Polygons } from '@wangge/grid'
import type { Crs } from './crs.ts'
import { Refused } from './defect.ts'
import type { Shape } from './table.ts'

/** Where a cell lies: CGCS2000/WGS-84 degrees. */
export type Place = { readonly polygons: Polygons | null; readonly site: LngLat | null }

type Position = [number, number]

/**
 * A feature's geometry as area or position. Whether rings close, cross or nest is left to the survey.
 * @throws Refused `shape.kind`, `shape.empty`, `shape.malformed`, `shape.out_of_range`, `shape.swapped`
 */
export function placeOf(shape: Shape | null, crs: Crs | undefined, datum: Datum): Place {
  const project = crs?.project
  const move = (position: unknown): Position => {
    const [x, y] = pairOf(position)
    const [lng, lat] = project ? project(x, y) : [x, y]
    if (looksSwapped(lng, lat)) throw new Refused('shape.swapped')
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) throw new Refused('shape.out_of_range')
    if (datum !== 'wgs84') return toPosition(convert({ lng, lat }, datum, 'wgs84'))
    return project || (position as unknown[]).length > 2 ? [lng, lat] : (position as Position)
  }
  const ring = (positions: unknown): Position[] => items(positions).map(move)
  const polygon = (rings: unknown): Position[][] => items(rings).map(ring)
  switch (shape?.type) {
    case undefined:
    case null:
      return { polygons: null, site: null }
    case 'Polygon':
      return { polygons: [polygon(shape.coordinates)], site: null }
    case 'MultiPolygon':
      return { polygons: items(shape.coordinates).map(polygon), site: null }
    case 'Point':
      return { polygons: null, site: toLngLat(move(shape.coordinates)) }
    default:
      throw new Refused('shape.kind')
  }
}

function items(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Refused('shape.malformed')
  if (value.length === 0) throw new Refused('shape.empty')
  return value
}

function pairOf(position: unknown): Position {
  const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
  if (typeof x !== 'number' || typeof y !== 'number') throw new Refused('shape.malformed')
  return [x, y]
}

/** Inland China by a generous box: its longitudes are never its latitudes, so an exchanged pair shows. */
const looksSwapped = (lng: number, lat: number) => lat >= 73 && lat <= 136 && lng >= 3 && lng <= 54

const toPosition = ({ lng, lat }: LngLat): Position => [lng, lat]
const toLngLat = ([lng, lat]: Position): LngLat => ({ lng, lat })
