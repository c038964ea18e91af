import { writeFileSync } from 'node:fs'
import { build, encode } from '@wangge/grid'
import { threadMs } from './race.ts'
import { cellsOf } from './scale.ts'

/** Builds the grid of a scale and writes its file; prints the milliseconds the building took. */
const [scale = '', file = ''] = process.argv.slice(2)
const cells = cellsOf(scale)
const start = threadMs()
const index = build(cells, 'wgs84')
const buildMs = threadMs() - start
writeFileSync(file, encode(index))
console.log(JSON.stringify({ buildMs: Math.round(buildMs) }))
