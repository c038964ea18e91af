import { expect, test } from 'vitest'
import { gaochang, yanbian } from '../demo-grids.fixture.ts'
import { survey } from './survey.ts'

test.each([
  ['Gaochang', gaochang()],
  ['Yanbian', yanbian()],
])('the demo grid of %s has no blind spot, not even a sliver', (_, cells) => {
  const { defects, ignored, coverage } = survey(cells)
  expect(defects).toEqual([])
  expect(ignored.count).toBe(0)
  expect(new Set([...coverage.values()].map(({ share }) => share))).toEqual(new Set([1]))
})
