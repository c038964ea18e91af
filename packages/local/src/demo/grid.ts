import { readFile } from 'node:fs/promises'
import type { SchemeInput } from '@wangge/core/scheme/activate'
import type { Cell, Polygons } from '@wangge/grid'
import grids from './grids.json' with { type: 'json' }

export type GridName = keyof typeof grids

export const gridNames = Object.keys(grids) as GridName[]

type Feature = {
  readonly properties: {
    readonly code: string
    readonly name: string
    readonly parent: string
    readonly level: string
  }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Polygons[number] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Polygons }
}

/** A demo grid ready for activation, and the dialling code of its office lines. */
export async function readGrid(name: GridName): Promise<{ scheme: SchemeInput; areaCode: string }> {
  const { scheme, root, files, areaCode } = grids[name]
  const features = (await Promise.all(files.map(readFeatures))).flat()
  const codes = new Set(features.map(({ properties }) => properties.code))
  const areas: Cell[] = features.map(({ properties: { code, name, parent, level }, geometry }) => ({
    code,
    name,
    level,
    parent: codes.has(parent) ? parent : (root?.code ?? null),
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }))
  if (root) areas.unshift({ ...root, parent: null, polygons: null })
  return { scheme: { ...scheme, datum: 'wgs84', areas }, areaCode }
}

async function readFeatures(file: string): Promise<readonly Feature[]> {
  const text = await readFile(new URL(`../../demo/${file}.geojson`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { features: readonly Feature[] }).features
}
