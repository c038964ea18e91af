import type { SchemeHeader } from '../scheme.ts'
import { checkImport, type ImportInput } from './check.ts'
import type { SourceFile } from './read/read.ts'

/** A county of two towns, each half of it, of one village each; and a level of grid points. */
export const header: SchemeHeader = {
  id: 'town-2026',
  jurisdiction: 'town',
  name: { 'zh-CN': '示例县', en: 'Sample county' },
  levels: [
    { kind: 'county', name: { 'zh-CN': '县', en: 'County' } },
    { kind: 'town', name: { 'zh-CN': '乡镇', en: 'Town' } },
    { kind: 'village', name: { 'zh-CN': '村', en: 'Village' } },
    { kind: 'point', name: { 'zh-CN': '网格点', en: 'Grid point' }, points: true },
  ],
  fixes: ['area', 'person', 'duty', 'task', 'reward'],
  validFrom: '2026-01-01',
  demo: true,
}

export type Box = readonly [west: number, south: number, east: number, north: number]

export const ringOf = ([west, south, east, north]: Box): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

export const polygonOf = (box: Box) => ({ type: 'Polygon', coordinates: [ringOf(box)] })

export type CellRow = readonly [code: string, name: string, level: string, parent: string]

export const townRows: readonly (readonly [...CellRow, Box])[] = [
  ['1', '县', 'county', '', [100, 30, 102, 31]],
  ['11', '西镇', 'town', '1', [100, 30, 101, 31]],
  ['12', '东镇', 'town', '1', [101, 30, 102, 31]],
  ['111', '西村', 'village', '11', [100, 30, 101, 31]],
  ['121', '东村', 'village', '12', [101, 30, 102, 31]],
]

export const featureOf = (code: string, name: string, level: string, parent: string, geometry: unknown) => ({
  type: 'Feature',
  properties: { code, name, level, parent },
  geometry,
})

export type Feature = ReturnType<typeof featureOf>

export const townFeatures = (): Feature[] =>
  townRows.map(([code, name, level, parent, box]) => featureOf(code, name, level, parent, polygonOf(box)))

export const fileOf = (name: string, content: string | Uint8Array): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name)

export const geojson = (features: readonly unknown[], more: object = {}): File =>
  fileOf('cells.geojson', JSON.stringify({ type: 'FeatureCollection', features, ...more }))

/** A table of posts in which every cell has a head. */
export const heads: readonly string[] = townRows.map(([code], i) => `${code},head,王${i},0995-012345${i}`)

export const csv = (headings: string, ...rows: readonly string[]): File =>
  fileOf('table.csv', [headings, ...rows].join('\n'))

export const posts = (): File => fileOf('posts.csv', ['cell,role,name,phone', ...heads].join('\n'))

/** The town's cells and roster, with these files beside them. */
export const townWith = (...files: readonly File[]): File[] => [geojson(townFeatures()), posts(), ...files]

/** The town with its features changed, and its roster. */
export const townOf = (change: (features: Feature[]) => readonly unknown[]): File[] => [
  geojson(change(townFeatures())),
  posts(),
]

export const check = (files: readonly SourceFile[], input: Partial<ImportInput> = {}) =>
  checkImport({ header, datum: 'cgcs2000', files, ...input })
