import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { decodeVerified, hitRoom, hitsAt, locate } from '@wangge/grid'
import { diceOf } from '../../packages/local/src/demo/district/random.ts'

/**
 * In a process that has done nothing else, started with room enough that no garbage is collected meanwhile: milliseconds
 * from the file's bytes to the first answer, their SHA-256 compared as the product does, bytes on the heap for each of a million lookups once they are
 * compiled, and the resident memory in MB after them.
 */
const [file = ''] = process.argv.slice(2)
const bytes = readFileSync(file)
const start = performance.now()
createHash('sha256').update(bytes).digest('hex')
const index = decodeVerified(bytes)
const [west = 0, south = 0, east = 0, north = 0] = index.bounds
locate(index, { lng: (west + east) / 2, lat: (south + north) / 2, datum: 'wgs84' })
const coldLoadMs = performance.now() - start

const draw = diceOf(3)
const count = 2 ** 17
const lngs = Float64Array.from({ length: count }, () => west + (east - west) * draw())
const lats = Float64Array.from({ length: count }, () => south + (north - south) * draw())
const hits = hitRoom(index)

function lookUp(times: number): void {
  for (let i = 0; i < times; i++) {
    const at = i & (count - 1)
    hitsAt(index, lngs[at] as number, lats[at] as number, hits)
  }
}

lookUp(1_000_000)
const before = process.memoryUsage().heapUsed
lookUp(1_000_000)
const heapPerLookup = (process.memoryUsage().heapUsed - before) / 1_000_000
console.log(
  JSON.stringify({ coldLoadMs, heapPerLookup, rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20) }),
)
