import { crsFrom } from '../crs.ts'
import { Refused } from '../defect.ts'
import type { Row, Shape, Table } from '../table.ts'

type Feature = { readonly properties?: unknown; readonly geometry?: unknown }
type Collection = { readonly type?: unknown; readonly features?: unknown; readonly crs?: unknown }

/** @throws Refused `json.malformed`, `geojson.no_features`, `crs.unknown` */
export function readGeoJson(file: string, text: string): Table[] {
  const { type, features, crs } = objectOf<Collection>(parseJson(text))
  if (type !== 'FeatureCollection' || !Array.isArray(features)) throw new Refused('geojson.no_features')
  const headings = new Set<string>()
  const rows = features.map((feature: unknown, i): Row => {
    const { properties, geometry } = objectOf<Feature>(feature)
    const values = objectOf<Record<string, unknown>>(properties)
    for (const heading in values) headings.add(heading)
    return { number: i + 1, values, shape: objectOf<Shape>(geometry) }
  })
  const table: Table = { file, unit: 'feature', headings: [...headings], rows }
  return [crs ? { ...table, crs: crsFrom(nameOf(crs)) } : table]
}

/** `{ type: 'name', properties: { name } }` (GeoJSON 2008; RFC 7946 has degrees only). */
const nameOf = (crs: unknown): string =>
  String(objectOf<{ name: unknown }>(objectOf<{ properties: unknown }>(crs).properties).name)

/** @throws Refused `json.malformed` with line and column; the text itself is not repeated. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const before = text.slice(0, position === undefined ? undefined : Number(position)).split('\n')
    throw new Refused('json.malformed', { field: `${before.length}:${(before.at(-1)?.length ?? 0) + 1}` })
  }
}

/** An object of unknown members; an empty one for anything else. */
function objectOf<T extends object>(value: unknown): Partial<T> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Partial<T>) : {}
}
