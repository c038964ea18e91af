import type { Provoked } from './provoked.fixture.ts'
import {
  type Box,
  csv,
  type Feature,
  featureOf,
  polygonOf,
  ringOf,
  townOf,
  townWith,
} from './town.fixture.ts'

const file = 'cells.geojson'

/** The town with one feature (the first is 0) changed. */
const withOne = (index: number, change: (feature: Feature) => Feature): File[] =>
  townOf((features) => features.map((feature, i) => (i === index ? change(feature) : feature)))

const withProperties = (index: number, properties: object): File[] =>
  withOne(index, (feature) => ({ ...feature, properties: { ...feature.properties, ...properties } }))

const withGeometry = (index: number, geometry: unknown): File[] =>
  withOne(index, (feature) => ({ ...feature, geometry }))

/** The west village, its rings given. */
const withRings = (...rings: readonly (readonly (readonly number[])[])[]): File[] =>
  withGeometry(3, { type: 'Polygon', coordinates: rings })

const withPoint = (geometry: unknown): File[] =>
  townOf((features) => [...features, featureOf('1111', '化工厂', 'point', '111', geometry)])

const west: Box = [100, 30, 101, 31]
const [a, b, c, d] = ringOf(west)
const corners = [a, b, c, d].map((corner) => corner ?? [0, 0])

export const provokedByCells = {
  'cell.none': { files: [csv('code,name,level,parent')], where: {} },
  'code.missing': { files: withProperties(3, { code: '' }), where: { file, feature: 4 } },
  'code.malformed': {
    files: withProperties(3, { code: '13912345678' }),
    where: { file, feature: 4, column: 'code' },
  },
  'name.missing': { files: withProperties(3, { name: null }), where: { file, feature: 4, cell: '111' } },
  'level.missing': { files: withProperties(3, { level: '' }), where: { file, feature: 4, cell: '111' } },
  'level.unknown': {
    files: withProperties(3, { level: '自然村' }),
    where: { file, feature: 4, cell: '111', field: 'county, town, village, point' },
  },
  'level.order': {
    files: withProperties(3, { parent: '121' }),
    where: { file, feature: 4, cell: '111', other: '121' },
  },
  'cell.duplicate': {
    files: townOf((features) => [...features, ...features.slice(3, 4)]),
    where: { file, feature: 6, cell: '111' },
  },
  'cell.contradiction': {
    files: townWith(csv('code,name', '111,东村')),
    where: { file: 'table.csv', row: 2, cell: '111', field: 'name' },
  },
  'cell.unknown': { files: townWith(csv('cell,duty', '119,巡查')), where: { file: 'table.csv', row: 2 } },
  'parent.unknown': { files: withProperties(3, { parent: '19' }), where: { file, feature: 4, cell: '111' } },
  'root.missing': { files: withProperties(0, { parent: '11' }), where: {} },
  'root.several': {
    files: withProperties(2, { parent: '' }),
    where: { file, feature: 3, cell: '12', other: '1' },
  },
  'root.parent_left_out': {
    files: withProperties(0, { parent: '2224' }),
    where: { file, feature: 1, cell: '1' },
  },
  'area.missing': { files: withGeometry(3, null), where: { file, feature: 4, cell: '111' } },
  'place.missing': { files: withPoint(null), where: { file, feature: 6, cell: '1111' } },
  'shape.point': {
    files: withGeometry(3, { type: 'Point', coordinates: [100.5, 30.5] }),
    where: { file, feature: 4, cell: '111' },
  },
  'shape.kind': {
    files: withGeometry(3, { type: 'LineString', coordinates: corners }),
    where: { file, feature: 4, cell: '111' },
  },
  'shape.empty': { files: withRings([]), where: { file, feature: 4, cell: '111' } },
  'shape.malformed': {
    files: withGeometry(3, { type: 'Polygon', coordinates: [[['100', '30']]] }),
    where: { file, feature: 4, cell: '111' },
  },
  'shape.out_of_range': {
    files: withGeometry(3, polygonOf([500_000, 3_319_000, 501_000, 3_320_000])),
    where: { file, feature: 4, cell: '111' },
  },
  'shape.swapped': {
    files: withGeometry(3, polygonOf([30, 100, 31, 101])),
    where: { file, feature: 4, cell: '111' },
  },
  'survey.ring-unclosed': {
    files: withRings(corners),
    where: { file, feature: 4, cell: '111', at: [100, 31] },
  },
  'survey.ring-too-short': {
    files: withRings(corners.slice(0, 2)),
    where: { file, feature: 4, cell: '111', at: [100, 30] },
  },
  'survey.ring-no-area': {
    files: withRings([
      [100, 30],
      [100.5, 30.5],
      [101, 31],
      [100, 30],
    ]),
    where: { file, feature: 4, cell: '111', at: [100, 30] },
  },
  'survey.ring-self-intersection': {
    files: withRings([
      [100, 30],
      [101, 31],
      [101, 30],
      [100, 31],
      [100, 30],
    ]),
    where: { file, feature: 4, cell: '111', at: [100.5, 30.5] },
  },
  'survey.hole-outside-shell': {
    files: withRings(ringOf(west), ringOf([100.5, 30.9, 100.6, 31.1])),
    where: { file, feature: 4, cell: '111' },
  },
  'survey.holes-overlap': {
    files: withRings(ringOf(west), ringOf([100.2, 30.2, 100.5, 30.5]), ringOf([100.4, 30.4, 100.6, 30.6])),
    where: { file, feature: 4, cell: '111' },
  },
  'survey.parts-overlap': {
    files: withGeometry(3, {
      type: 'MultiPolygon',
      coordinates: [[ringOf(west)], [ringOf([100.2, 30.2, 100.5, 30.5])]],
    }),
    where: { file, feature: 4, cell: '111' },
  },
  'survey.gap': {
    files: withGeometry(3, polygonOf([100, 30, 100.9, 31])),
    where: { file, feature: 2, cell: '11' },
  },
  'survey.overlap': {
    files: withGeometry(1, polygonOf([100, 30, 101.1, 31])),
    where: { file, feature: 2, cell: '11', other: '12' },
  },
  'survey.outside-parent': {
    files: withGeometry(3, polygonOf([100, 30, 101.1, 31])),
    where: { file, feature: 4, cell: '111', other: '11' },
  },
  'survey.site-outside-parent': {
    files: withPoint({ type: 'Point', coordinates: [101.5, 30.5] }),
    where: { file, feature: 6, cell: '1111', other: '111', at: [101.5, 30.5] },
  },
  'survey.not_made': { files: withProperties(3, { name: '' }), where: {} },
} satisfies Readonly<Record<string, Provoked>>
