import { expect, test } from 'vitest'
import { EdgeFault } from '../server/wrong.ts'
import { tileOf } from './tile.ts'

test.each([
  [
    { z: '0', x: '0', y: '0' },
    { z: 0, x: 0, y: 0 },
  ],
  [
    { z: '13', x: '8191', y: '8191' },
    { z: 13, x: 8191, y: 8191 },
  ],
])('%o is a tile', (asked, tile) => {
  expect(tileOf(asked)).toEqual(tile)
})

test.each([
  { z: '14', x: '0', y: '0' },
  { z: '3', x: '8', y: '0' },
  { z: '3', x: '0', y: '8' },
  { z: '-1', x: '0', y: '0' },
  { z: '1e1', x: '0', y: '0' },
  { z: '5', x: '1.5', y: '0' },
  { z: '5', x: '0', y: '' },
  { z: '5', x: '0', y: '1.pbf' },
])('%o is none', (asked) => {
  expect(() => tileOf(asked)).toThrow(new EdgeFault('input.tile_invalid'))
})
