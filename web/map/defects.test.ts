import type { SurveyDefect } from '@wangge/grid/survey'
import { expect, test } from 'vitest'
import { drawDefects, MARK } from './defects.ts'
import { frameOf } from './frame.ts'

const square = (west: number, south: number, width: number): [number, number][][][] => [
  [
    [
      [west, south],
      [west + width, south],
      [west + width, south + width],
      [west, south + width],
      [west, south],
    ],
  ],
]
const frame = frameOf([square(100, 0, 1)], 1000)
const gap: SurveyDefect = {
  kind: 'gap',
  cell: '1',
  areaKm2: 100,
  at: [100.5, 0.5],
  polygons: square(100.45, 0.45, 0.1),
}

test('a defect is drawn where it lies, numbered in the order of the list', () => {
  const [first] = drawDefects(frame, [gap])
  expect(first).toMatchObject({ no: 1, kind: 'gap', x: 500, numbered: true })
  expect(first?.path).toMatch(/^M\d+ \d+l[-\d ]+z$/)
  expect(Math.abs((first?.y ?? 0) - frame.height / 2)).toBeLessThanOrEqual(1)
})

test('a defect too small to see still has its mark', () => {
  const [tiny] = drawDefects(frame, [{ ...gap, polygons: square(100.5, 0.5, 1e-7) }])
  expect(tiny).toMatchObject({ x: 500, numbered: true })
})

test('a defect without an outline is a mark alone', () => {
  const [site] = drawDefects(frame, [
    { kind: 'site-outside-parent', cell: '2', other: '1', at: [100.2, 0.2] },
  ])
  expect(site).toMatchObject({ path: null, numbered: true })
})

test('marks closer than their width share one number, that of the first', () => {
  const near = 100.5 + (frame.toDegrees(2 * MARK, 0).lng - frame.toDegrees(1, 0).lng) * 0.9
  const drawn = drawDefects(frame, [gap, { ...gap, at: [near, 0.5] }, { ...gap, at: [100.9, 0.5] }])
  expect(drawn.map(({ no, numbered }) => [no, numbered])).toEqual([
    [1, true],
    [2, false],
    [3, true],
  ])
})
