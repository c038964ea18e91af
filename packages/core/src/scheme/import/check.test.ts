import { expect, it } from 'vitest'
import { check, geojson, header, posts, townFeatures } from './town.fixture.ts'

it('a sound grid with its roster is ready to be drafted, without a defect', async () => {
  const { defects, counts, scheme } = await check([geojson(townFeatures()), posts()])
  expect(defects).toEqual([])
  expect(counts).toEqual({
    cells: 5,
    levels: { county: 1, town: 2, village: 2, point: 0 },
    posts: 5,
    holders: 5,
  })
  expect(scheme).toMatchObject({ ...header, datum: 'wgs84' })
  expect(scheme?.areas.map(({ code, parent }) => [code, parent])).toEqual([
    ['1', null],
    ['11', '1'],
    ['12', '1'],
    ['111', '11'],
    ['121', '12'],
  ])
})
