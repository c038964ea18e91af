import { readFileSync } from 'node:fs'
import { decode } from '@wangge/grid'
import { flatbushes, ours, whichPolygons } from './peers.ts'
import { edgePoints, randomPoints } from './points.ts'
import { type PostgisRates, postgisRates } from './postgis.ts'
import { race } from './race.ts'
import { cellsOf, lowestOf } from './scale.ts'

/** Races everyone over the same points of a scale, whose file is given; prints lookups a second. */
const [scale = '', file = ''] = process.argv.slice(2)
const count = 2 ** 17
const rounds = { rounds: 9, roundMs: 150 }

const index = decode(readFileSync(file))
const lowest = lowestOf(cellsOf(scale))
const contenders = {
  ours: ours(index),
  whichPolygon: whichPolygons(lowest),
  flatbush: flatbushes(lowest),
}
const random = randomPoints(index, count)
const edges = edgePoints(lowest, count)
const onRandom = race(contenders, random, rounds)
const onEdges = race(contenders, edges, rounds)
const postgis: PostgisRates | undefined = await postgisRates(lowest, [random, edges])
const [postgisRandom, postgisEdge] = postgis ?? []
console.log(
  JSON.stringify({
    cells: lowest.length,
    points: count,
    ...onRandom,
    ...(postgis && { postgis: postgisRandom }),
    ratio: tenths(onRandom.ours / onRandom.whichPolygon),
    edgeRatio: tenths(onEdges.ours / onEdges.whichPolygon),
    oursEdge: onEdges.ours,
    whichPolygonEdge: onEdges.whichPolygon,
    flatbushEdge: onEdges.flatbush,
    ...(postgis && { postgisEdge }),
  }),
)

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
