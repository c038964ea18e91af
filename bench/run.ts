/**
 * `npm run bench -- [--grid gaochang|yanbian] [--quick] [--json] [--base-url <address> --key <key>]`: measures
 * the product from outside, step by step and file by file. Starts it with demo data of its own and stops it, unless an
 * address says where it runs already, with the same grid, and the key of a client that may intake; then its ledger keeps
 * the tips that the loads send.
 */
import { cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { type GridName, gridNames } from '../packages/local/src/demo/grid.ts'
import { type Accepted, measureAccept } from './accept.ts'
import { type Api, apiAt } from './api.ts'
import { measureFunctions } from './functions.ts'
import { weighPages } from './pages.ts'
import { startProduct } from './product.ts'
import { print, type Report } from './report.ts'
import { measureSite } from './site.ts'
import { tipsOf } from './tips.ts'
import { measureUnits } from './units.ts'
import { measureWalk } from './walk.ts'

const port = 4500
const lengths = [60, 2_000]

const { values } = parseArgs({
  options: {
    grid: { type: 'string', default: 'gaochang' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'base-url': { type: 'string' },
    key: { type: 'string', default: '' },
  },
})
const grid = gridNames.find((name) => name === values.grid)
if (!grid) throw new Error(`--grid is one of ${gridNames.join(', ')}`)

const size = values.quick
  ? { rounds: 1, accept: { tips: 100, seconds: 2 }, walk: { perSecond: 2, seconds: 5 }, starts: 1 }
  : { rounds: 3, accept: { tips: 1_000, seconds: 10 }, walk: { perSecond: 2, seconds: 60 }, starts: 5 }

const report = await measure(grid)
if (values.json) console.log(JSON.stringify(report))
else print(report)

async function measure(grid: GridName): Promise<Report> {
  const machine = {
    at: new Date().toISOString(),
    node: process.version,
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg()[0] ?? 0,
  }
  const outside = await measureProduct(grid)
  say('units')
  const units = await measureUnits(gridNames, lengths)
  say('functions')
  const functions = await measureFunctions()
  say('site')
  return { machine, grid, ...outside, units, functions, site: await measureSite(size.starts) }
}

async function measureProduct(grid: GridName): Promise<Pick<Report, 'accept' | 'walk' | 'pages'>> {
  const running = values['base-url']
  say(running ? `product at ${running}` : 'starting the product')
  const product = running
    ? { base: new URL(running).origin, key: values.key }
    : await startProduct(grid, port)
  try {
    const api = apiAt(product.base, product.key)
    const makeTip = await tipsOf(grid)
    const nextTip = () => makeTip(lengths[0] ?? 60)
    say('pages')
    const pages = await weighPages(product.base)
    say('walk')
    const walk = await measureWalk(api, nextTip, size.walk)
    return { accept: await acceptRounds(api, nextTip), walk, pages }
  } finally {
    if ('stop' in product) await product.stop()
  }
}

/** Round by round, so that a slow minute of the machine does not fall on one number of clients. */
async function acceptRounds(
  api: Api,
  nextTip: Parameters<typeof measureAccept>[1],
): Promise<readonly Accepted[]> {
  const runs: Accepted[] = []
  for (let round = 1; round <= size.rounds; round++)
    for (const clients of [1, 16, 64]) {
      say(`accept, ${clients} clients, round ${round} of ${size.rounds}`)
      runs.push(await measureAccept(api, nextTip, clients, size.accept))
    }
  return runs
}

function say(what: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${what}`)
}
