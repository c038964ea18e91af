import { build, type Cell, cellAt, hitRoom, hitsAt, type LngLat } from '@wangge/grid'
import { borderPlaces } from '../../packages/grid/src/border-places.fixture.ts'
import { gaochang, yanbian } from '../../packages/grid/src/demo-grids.fixture.ts'
import { oracleOf } from '../../packages/grid/src/oracle.fixture.ts'
import { diceOf } from '../../packages/local/src/demo/district/random.ts'

/** Compares every level of the demo grids with the definition; prints how many points, fails at the first that differs. */
const randomCount = 1_000_000

function check(cells: Cell[]): number {
  const index = build(cells, 'wgs84')
  const oracle = oracleOf(cells)
  const room = hitRoom(index)
  let checked = 0
  const compare = (place: LngLat) => {
    const count = hitsAt(index, place.lng, place.lat, room)
    const found = [...room.subarray(0, count)].map((number) => cellAt(index, number).code)
    const right = oracle(place)
    if (found.length !== right.size || found.some((code) => !right.has(code))) {
      throw new Error(`${JSON.stringify(place)}: found ${found.join()}, right is ${[...right].join()}`)
    }
    checked++
  }
  for (const place of borderPlaces(cells)) compare(place)
  const [west = 0, south = 0, east = 0, north = 0] = index.bounds
  const draw = diceOf(4)
  for (let i = 0; i < randomCount; i++) {
    compare({ lng: west + (east - west) * draw(), lat: south + (north - south) * draw() })
  }
  return checked
}

console.log(JSON.stringify({ checkedGaochang: check(gaochang()), checkedYanbian: check(yanbian()) }))
