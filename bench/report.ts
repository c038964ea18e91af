import type { Accepted } from './accept.ts'
import { type FunctionFigures, limit } from './functions.ts'
import { priceOfThousand, regions } from './money.ts'
import type { Weighed } from './pages.ts'
import type { SiteFigures } from './site.ts'
import { spread, written } from './spread.ts'
import { type Step, toPublic } from './units.ts'
import type { Walked } from './walk.ts'

export type Report = {
  readonly machine: {
    readonly at: string
    readonly node: string
    readonly cpus: number
    readonly model: string
    readonly memoryGb: number
    /** Mean of running processes in the minute before the start. */
    readonly load: number
  }
  readonly grid: string
  readonly accept: readonly Accepted[]
  readonly walk: readonly Walked[]
  readonly units: readonly Step[]
  readonly pages: readonly Weighed[]
  readonly functions: readonly FunctionFigures[]
  readonly site: SiteFigures
}

type Row = Readonly<Record<string, string | number>>

/** Prints one Markdown table a section. */
export function print(report: Report): void {
  const { machine, grid, walk, pages, functions, site } = report
  const { at, node, cpus, model, memoryGb, load } = machine
  console.log(
    `${at}, grid ${grid}, Node ${node}, ${cpus} cores (${model}), ${memoryGb} GB, load ${load.toFixed(1)}`,
  )
  section('Accept: POST /api/v1/tips, ms: median of runs (lowest–highest)', acceptRows(report.accept))
  section(
    'Accepted → assigned and → public, ms',
    walk.map((row) => ({
      ...row,
      p50: row.p50.toFixed(0),
      p99: row.p99.toFixed(0),
      max: row.max.toFixed(0),
    })),
  )
  section('Units and money, the dearest of ten tips', stepRows(report.units))
  section('From submit to the public page', totalRows(report.units))
  section('Pages, bytes of a first visit (brotli)', pages)
  section(
    'Functions, bytes and ms',
    functions.map(({ largest, firstCallMs, ...row }) => ({
      ...row,
      firstCallMs: firstCallMs ?? '',
      largest: largest.join(', '),
    })),
  )
  section('Site function', [{ ...site, firstAnswerMs: written(site.firstAnswerMs) }])
  section('Targets', targetRows(report))
}

function acceptRows(runs: readonly Accepted[]): Row[] {
  return [...new Set(runs.map(({ clients }) => clients))].map((clients) => {
    const rounds = runs.filter((run) => run.clients === clients)
    const of = (name: 'tipsPerSecond' | 'p50' | 'p99') => written(spread(rounds.map((run) => run[name])))
    const sum = (name: 'tips' | 'errors') => rounds.reduce((total, run) => total + run[name], 0)
    return {
      clients,
      runs: rounds.length,
      tips: sum('tips'),
      errors: sum('errors'),
      'tips/s': of('tipsPerSecond'),
      p50: of('p50'),
      p99: of('p99'),
      reasons: [...new Set(rounds.map(({ reasons }) => reasons).filter(Boolean))].join('; '),
    }
  })
}

const prices = (step: Pick<Step, 'writes' | 'reads' | 'memoryMb'>): Row =>
  Object.fromEntries(
    regions.map((region) => [
      `${region.currency}/1,000 (${region.region})`,
      priceOfThousand(step, region).toFixed(4),
    ]),
  )

const stepRows = (steps: readonly Step[]): Row[] =>
  steps.map((step) => ({
    grid: step.grid,
    characters: step.characters ?? '',
    step: step.step,
    writes: step.writes,
    reads: step.reads,
    ...prices(step),
  }))

/** Writes and reads of the walk for each grid and length, and the items that take the most writes. */
function totals(steps: readonly Step[]) {
  const walks = Map.groupBy(
    steps.filter(({ step }) => toPublic.includes(step)),
    ({ grid, characters }) => `${grid}, ${characters} characters`,
  )
  return [...walks].map(([walk, rows]) => ({
    walk,
    writes: rows.reduce((sum, { writes }) => sum + writes, 0),
    reads: rows.reduce((sum, { reads }) => sum + reads, 0),
    rows,
  }))
}

const totalRows = (steps: readonly Step[]): Row[] =>
  totals(steps).map(({ walk, writes, reads, rows }) => ({
    walk,
    writes,
    reads,
    ...Object.fromEntries(
      regions.map((region) => [
        `${region.currency}/1,000 (${region.region})`,
        rows.reduce((sum, row) => sum + priceOfThousand(row, region), 0).toFixed(4),
      ]),
    ),
    'most writes': dominant(rows),
  }))

function dominant(rows: readonly Step[]): string {
  const writes = new Map<string, { units: number; bytes: number }>()
  for (const part of rows.flatMap(({ parts }) => parts)) {
    const { units, bytes } = writes.get(part.what) ?? { units: 0, bytes: 0 }
    writes.set(part.what, { units: units + part.writes, bytes: Math.max(bytes, part.bytes) })
  }
  return [...writes]
    .sort(([, a], [, b]) => b.units - a.units)
    .slice(0, 4)
    .map(([what, { units, bytes }]) => `${what} ${units}${bytes ? ` (${bytes} B)` : ''}`)
    .join(', ')
}

function targetRows({ walk, units, pages, functions }: Report): Row[] {
  const publicP99 = walk.find(({ step }) => step === 'public')?.p99 ?? Number.NaN
  const writes = Math.max(...totals(units).map((total) => total.writes))
  const reading = pages.filter(({ page }) => page !== '/report')
  const script = Math.max(...reading.map((page) => page.script))
  const weight = Math.max(...reading.map(({ html, css, script, other }) => html + css + script + other))
  const bundle = Math.max(...functions.map(({ bytes }) => bytes))
  return [
    target('accepted → public p99 below 2,000 ms', publicP99, publicP99 < 2_000),
    target('at most 40 write units from submit to the public page', writes, writes <= 40),
    target('no script on a reading page', script, script === 0),
    target('a reading page at most 30,000 bytes', weight, weight <= 30_000),
    target(`each function at most ${limit} bytes`, bundle, bundle <= limit),
  ]
}

const target = (what: string, figure: number, met: boolean): Row => ({
  target: what,
  figure: Math.round(figure),
  met: met ? 'yes' : 'no',
})

function section(title: string, rows: readonly Row[]): void {
  const names = Object.keys(rows[0] ?? {})
  const line = (cells: readonly (string | number | undefined)[]) => `| ${cells.join(' | ')} |`
  const lines = [
    line(names),
    line(names.map(() => '---')),
    ...rows.map((row) => line(names.map((n) => row[n]))),
  ]
  console.log(`\n### ${title}\n\n${lines.join('\n')}`)
}
