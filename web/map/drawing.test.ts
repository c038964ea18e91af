import { loadScheme } from '@wangge/core/scheme/load'
import { beforeAll, expect, test } from 'vitest'
import { memoryContext, settle, townScheme, townWith } from '../../packages/core/src/testing/town.ts'
import { type Drawing, drawCell } from './drawing.ts'
import { sketchSvg } from './sketch-svg.ts'

const plot: [number, number][][] = [
  [
    [100.2, 30.2],
    [100.3, 30.2],
    [100.3, 30.3],
    [100.2, 30.2],
  ],
]

const works = { code: '11101', name: '厂', level: 'point', parent: '111', polygons: [plot] }
const market = {
  code: '11102',
  name: '<市场>',
  level: 'point',
  parent: '111',
  polygons: null,
  site: { lng: 100.75, lat: 30.5 },
}

let draw: (code: string) => Drawing

beforeAll(async () => {
  const ctx = memoryContext()
  const levels = [...townScheme.levels, { kind: 'point', name: { 'zh-CN': '点', en: 'Point' }, points: true }]
  await settle(ctx, townWith([...townScheme.areas, works, market], { levels }))
  const loaded = await loadScheme(ctx)
  draw = (code) => drawCell(loaded, code, 100)
})

const drawn = (code: string) => {
  const { cells, points } = draw(code)
  return { cells: cells.map((each) => each.code), points: points.map((each) => each.code) }
}

test('a cell is drawn as the areas below it, or as itself', () => {
  expect(drawn('1')).toEqual({ cells: ['11', '12'], points: [] })
  expect(drawn('121')).toEqual({ cells: ['121'], points: [] })
})

test('grid points are dots on the cell above them, not areas that share it out', () => {
  expect(drawn('111')).toEqual({ cells: ['111'], points: ['11101', '11102'] })
  const { frame, points } = draw('111')
  expect(points[1]?.x).toBeGreaterThan(frame.width / 2)
})

test('a grid point with an area is drawn by it, one without as a dot on the cell above it', () => {
  expect(drawn('11101')).toEqual({ cells: ['11101'], points: [] })
  expect(drawn('11102')).toEqual({ cells: ['111'], points: ['11102'] })
})

test('a sketch is a file of its own, and names in it stay text', () => {
  expect(sketchSvg(draw('111'))).toMatch(/^<svg xmlns=.*<circle .*<\/svg>$/)
  const named = draw('1')
  const evil = { ...named, cells: named.cells.map((cell) => ({ ...cell, name: '<b>&' })) }
  expect(sketchSvg(evil)).not.toContain('<b>')
})
