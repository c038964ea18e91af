/**
 * `npm run bench:import -- [--scale 1234|50000|600000]`: time and memory of an import, from files on disk to the bytes
 * that are stored. Prints one line of JSON a scale, each measured in a process of its own; the grids are made here.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { build, encode } from '@wangge/grid'
import { checkImport } from '../packages/core/src/scheme/import/check.ts'
import type { Progress } from '../packages/core/src/scheme/import/progress.ts'
import { header, type Lattice, writeGrid } from './import-grid.ts'

/** By the number of cells each has at least. */
const scales: Readonly<Record<string, Lattice>> = {
  1234: { counties: 3, towns: 3, villages: 4 },
  50000: { counties: 4, towns: 8, villages: 7 },
  600000: { counties: 5, towns: 31, villages: 5 },
}

const { values } = parseArgs({ options: { scale: { type: 'string' }, folder: { type: 'string' } } })
if (values.folder) console.log(JSON.stringify(await measure(values.folder.split(','))))
else
  for (const [scale, lattice] of Object.entries(scales)) if ((values.scale ?? scale) === scale) run(lattice)

/** In a child process, so that the peak of memory is the import's alone. */
function run(lattice: Lattice): void {
  const folder = mkdtempSync(join(tmpdir(), 'grid-'))
  try {
    const paths = writeGrid(folder, lattice)
    const words = ['--max-old-space-size=16384', import.meta.filename, '--folder', paths.join(',')]
    process.stdout.write(execFileSync(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(paths: readonly string[]) {
  const begun = new Map<Progress['step'], number>()
  const ended = new Map<Progress['step'], number>()
  const onProgress = ({ step, done, total }: Progress) => {
    if (!begun.has(step)) begun.set(step, performance.now())
    if (done === total) ended.set(step, performance.now())
  }
  const took = (step: Progress['step']) => Math.round((ended.get(step) ?? 0) - (begun.get(step) ?? 0))
  const files = await Promise.all(
    paths.map(async (path) => new File([await openAsBlob(path)], basename(path))),
  )
  const start = performance.now()
  const before = process.cpuUsage()
  const { scheme, defects, counts } = await checkImport({ header, datum: 'cgcs2000', files, onProgress })
  const checked = performance.now()
  if (!scheme) throw new Error(`the grid has defects: ${JSON.stringify(defects.slice(0, 3))}`)
  const bytes = encode(build([...scheme.areas], scheme.datum))
  const factsBytes = Buffer.byteLength(JSON.stringify(scheme.facts))
  const end = performance.now()
  const cpu = process.cpuUsage(before)
  return {
    cells: counts.cells,
    posts: counts.posts,
    inputMb: round(paths.reduce((sum, path) => sum + statSync(path).size, 0) / 2 ** 20),
    readMs: took('read'),
    checkMs: Math.round(checked - start) - took('read') - took('survey'),
    surveyMs: took('survey'),
    buildMs: Math.round(end - checked),
    totalMs: Math.round(end - start),
    cpuMs: Math.round((cpu.user + cpu.system) / 1000),
    gridMb: round(bytes.length / 2 ** 20),
    factsMb: round(factsBytes / 2 ** 20),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function round(megabytes: number): number {
  return Math.round(megabytes * 10) / 10
}
