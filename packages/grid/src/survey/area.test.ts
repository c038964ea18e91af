import { expect, test } from 'vitest'
import { metresBetween, ringM2 } from './area.ts'
import { rectangle, rectangleKm2 } from './survey.fixture.ts'
import { toUnits } from './unit.ts'

const km2 = (ring: [number, number][]) => ringM2(ring.map(toUnits)) / 1e6

test('the globe has the area of the WGS-84 ellipsoid', () => {
  expect(km2(rectangle(-180, -90, 180, 90))).toBeCloseTo(510_065_621.724, 2)
})

test.each([
  [0, 0, 1, 1],
  [113, 22, 113.5, 22.25],
  [129, 43, 129.01, 43.01],
  [120, 74, 121, 75],
  [10, -35, 11, -34],
])('a rectangle of degrees at %d, %d agrees with its strips', (west, south, east, north) => {
  expect(km2(rectangle(west, south, east, north)) / rectangleKm2(west, south, east, north)).toBeCloseTo(1, 7)
})

test('edges at a slant agree with the same edges in a thousand steps', () => {
  const triangle = rectangle(100, 40, 101, 41).toSpliced(2, 1)
  const stepped = triangle.flatMap(([x, y], i) => {
    const [nextX, nextY] = triangle[i + 1] ?? [x, y]
    return Array.from({ length: 1000 }, (_, k): [number, number] => [
      x + ((nextX - x) * k) / 1000,
      y + ((nextY - y) * k) / 1000,
    ])
  })
  expect(km2(triangle) / km2(stepped)).toBeCloseTo(1, 8)
})

test('a clockwise ring has a negative area', () => {
  const ring = rectangle(100, 40, 101, 41)
  expect(km2(ring.toReversed())).toBeCloseTo(-km2(ring), 6)
})

test('a square metre keeps seven digits', () => {
  const side = 9e-6
  expect(
    km2(rectangle(116, 40, 116 + side, 40 + side)) / rectangleKm2(116, 40, 116 + side, 40 + side),
  ).toBeCloseTo(1, 7)
})

test('a degree along the equator is 111 319.5 m', () => {
  expect(metresBetween(toUnits([100, 0]), toUnits([101, 0]))).toBeCloseTo(111_319.49, 1)
})
