import { expect, test } from 'vitest'
import { areaSize } from './area-size.ts'

test('a small area is told in square metres and never as nothing', () => {
  expect(areaSize(0.0012)).toEqual({ unit: 'm2', value: 1200 })
  expect(areaSize(1e-9)).toEqual({ unit: 'm2', value: 1 })
})

test('a large area is told in square kilometres to the hectare', () => {
  expect(areaSize(0.01)).toEqual({ unit: 'km2', value: 0.01 })
  expect(areaSize(13_650.127)).toEqual({ unit: 'km2', value: 13_650.13 })
  expect(areaSize(0)).toEqual({ unit: 'km2', value: 0 })
})
