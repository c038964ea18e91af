import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { scaleNames } from './grid/scale.ts'
import { quantile } from './spread.ts'

/** Loads of a file in processes of their own; whatever else the machine does can only make one slower. */
const loads = 9

/** Bytes; a larger file is compressed at a lower quality, to be done in seconds. */
const large = 16 * 2 ** 20

/** Room for 600,000 polygons as objects, and for a while without collecting garbage; MB. */
const heap = ['--max-old-space-size=12000', '--min-semi-space-size=64', '--max-semi-space-size=64']

type Row = Readonly<Record<string, number>>

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    check: { type: 'boolean' },
    scale: { type: 'string', multiple: true },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'grid-bench-'))
try {
  for (const scale of values.scale ?? scaleNames) print(measure(scale))
} finally {
  rmSync(folder, { recursive: true })
}
if (values.check) print(run('check.ts'))

/** Each figure in a process that does nothing else. */
function measure(scale: string): Row {
  const file = join(folder, `${scale}.bin`)
  const { buildMs = 0 } = run('build.ts', scale, file)
  const opened = Array.from({ length: loads }, () => run('load.ts', file))
  const figures = (name: string) => opened.map((row) => row[name] ?? Number.NaN)
  return {
    ...run('compare.ts', scale, file),
    buildMs,
    bytes: statSync(file).size,
    brotli: brotliBytes(file),
    coldLoadMs: Math.round(Math.min(...figures('coldLoadMs')) * 10) / 10,
    rssMb: quantile(figures('rssMb'), 0.5),
    heapPerLookup: Math.round(Math.max(...figures('heapPerLookup'))),
  }
}

function run(program: string, ...args: string[]): Row {
  const path = join(import.meta.dirname, 'grid', program)
  const output = execFileSync(process.execPath, [...heap, path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  return JSON.parse(output) as Row
}

function brotliBytes(file: string): number {
  const bytes = readFileSync(file)
  const quality = bytes.length > large ? 5 : constants.BROTLI_MAX_QUALITY
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length
}

function print(row: Row): void {
  if (values.json) console.log(JSON.stringify(row))
  else console.table(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(value)])))
}

function written(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 })
}
