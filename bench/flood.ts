/**
 * `npm run bench:flood -- [--minutes 10] [--form 1] [--grid gaochang|yanbian] [--base-url <address>]`: a thousand junk tips
 * a minute from twenty networks beside fifty honest ones from four hundred, sent at a steady rate whatever the answers
 * take. Two thirds of the junk are copies into one cell. A little of it comes by the API with proof of work; of the rest
 * the share `--form` is posted by the form without script, and what is left comes by the API bare, to be turned away.
 * Linux only: each network is an address of its own on this machine. Starts the product with demo data unless an address
 * says where it runs already, with the same grid; its ledger then keeps the tips.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { TipInput } from '@wangge/core/tip'
import { type GridName, gridNames } from '../packages/local/src/demo/grid.ts'
import { type Caller, callerFrom, caseOf, hiddenFields, permit, postForm, submit } from './flood-callers.ts'
import { startProduct } from './product.ts'
import { quantile } from './spread.ts'
import { tipsOf } from './tips.ts'

const port = 4500
const perMinute = { junk: 1_000, honest: 50 }
const networks = { junk: 20, honest: 400 }
/** One junk tip in so many did the work. */
const permitted = 33
/** Proofs of work at once while getting ready. */
const workers = 2
/** Receipts asked for at once afterwards. */
const readers = 16
/** Milliseconds after its acceptance at which an honest tip is looked for in its cell. */
const soon = 10_000

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    form: { type: 'string', default: '1' },
    grid: { type: 'string', default: 'gaochang' },
    'base-url': { type: 'string' },
  },
})
const grid = gridNames.find((name) => name === values.grid)
if (!grid) throw new Error(`--grid is one of ${gridNames.join(', ')}`)
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error('--minutes is a number above 0')
const byForm = Number(values.form)
if (!(byForm >= 0 && byForm <= 1)) throw new Error('--form is a share from 0 to 1')

const running = values['base-url']
const product = running ? { base: new URL(running).origin } : await startProduct(grid, port)
try {
  await flood(new URL(product.base), grid)
} finally {
  if ('stop' in product) await product.stop()
}

type Kind = keyof typeof networks
type Tally = { readonly receipts: string[]; readonly times: number[]; readonly errors: string[] }

async function flood(base: URL, gridName: GridName): Promise<void> {
  const nextTip = await tipsOf(gridName)
  const count = (kind: Kind) => Math.round(perMinute[kind] * minutes)
  const callers = (kind: Kind, first: number) =>
    Array.from({ length: networks[kind] }, (_, n) => callerFrom(base, first + n))
  const from = { junk: callers('junk', 0), honest: callers('honest', networks.junk) }
  const callerOf = (kind: Kind, n: number) => from[kind][n % networks[kind]] as Caller

  const hidden = await hiddenFields(callerOf('junk', 0))
  say(`proofs of work: ${count('honest')} honest, ${Math.ceil(count('junk') / permitted)} junk`)
  const keys = {
    honest: await inTurn(count('honest'), workers, (n) => permit(callerOf('honest', n))),
    junk: await inTurn(Math.ceil(count('junk') / permitted), workers, (n) =>
      permit(callerOf('junk', n * permitted)),
    ),
  }

  const copied = nextTip(60)
  const junkTip = (n: number): TipInput =>
    n % 3 < 2 ? { ...copied, description: `${copied.description}${n}` } : nextTip(60)
  const sendJunk = (n: number) => {
    const [caller, key] = [callerOf('junk', n), n % permitted === 0 ? keys.junk[n / permitted] : undefined]
    if (key) return submit(caller, key, junkTip(n))
    return (n % 10) / 10 < byForm
      ? postForm(caller, base.origin, hidden, junkTip(n))
      : submit(caller, randomUUID(), junkTip(n))
  }
  const soonThere: boolean[] = []
  const sendHonest = async (n: number) => {
    const receipt = await submit(callerOf('honest', n), keys.honest[n] ?? '', nextTip(60))
    looks.push(setTimeout(soon).then(async () => void soonThere.push(await isThere(receipt))))
    return receipt
  }
  const isThere = async (receipt: string) => (await caseOf(callerOf('honest', 0), receipt)) !== null
  const looks: Promise<void>[] = []

  say(`flood: ${count('junk')} junk beside ${count('honest')} honest in ${minutes} min`)
  const [junk, honest] = await Promise.all([
    atRate(count('junk'), minutes, sendJunk),
    atRate(count('honest'), minutes, sendHonest),
  ])
  await Promise.all(looks)
  say('tracking every receipt')
  const found = async ({ receipts }: Tally) => {
    const cases = await inTurn(receipts.length, readers, (n) =>
      caseOf(callerOf('honest', n), receipts[n] ?? '').catch(() => 'lost' as const),
    )
    return {
      lost: cases.filter((no) => no === 'lost').length,
      waiting: cases.filter((no) => no === null).length,
      cases: new Set(cases.filter((no) => no !== null && no !== 'lost')).size,
    }
  }
  const [afterHonest, afterJunk] = [await found(honest), await found(junk)]
  print('honest', count('honest'), honest, afterHonest)
  print('junk', count('junk'), junk, afterJunk)
  const inTime = soonThere.filter(Boolean).length
  console.log(`honest with a case ${soon / 1_000} s after acceptance: ${inTime} of ${count('honest')}`)
  const lost = honest.errors.length + afterHonest.lost
  target('honest lost: 0', lost, lost === 0)
  target(
    'honest accepted, p95 below 5,000 ms',
    quantile(honest.times, 0.95),
    quantile(honest.times, 0.95) < 5_000,
  )
  const turnedAway = junk.errors.filter((error) => error.endsWith('answered 403')).length
  const refused = junk.errors.length - turnedAway
  console.log(`junk turned away without proof of work: ${turnedAway}`)
  target('other junk refused: 0', refused, refused === 0)
}

/** Sends each at its time, and waits for all. */
async function atRate(count: number, over: number, send: (n: number) => Promise<string>): Promise<Tally> {
  const tally: Tally = { receipts: [], times: [], errors: [] }
  const one = async (n: number) => {
    await setTimeout((n * over * 60_000) / count)
    const sent = performance.now()
    try {
      tally.receipts.push(await send(n))
      tally.times.push(performance.now() - sent)
    } catch (error) {
      tally.errors.push(String(error))
    }
  }
  await Promise.all(Array.from({ length: count }, (_, n) => one(n)))
  return tally
}

/** Does all, so many at once; the answers are in order. */
async function inTurn<T>(count: number, atOnce: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  let next = 0
  const worker = async () => {
    for (let n = next++; n < count; n = next++) done[n] = await work(n)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return done
}

function print(kind: Kind, sent: number, { times, errors }: Tally, after: object): void {
  const at = (share: number) => Math.round(quantile(times, share))
  const row = { kind, sent, accepted: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), ...after }
  const cells = (parts: readonly unknown[]) => `| ${parts.join(' | ')} |`
  console.log(
    [cells(Object.keys(row)), cells(Object.keys(row).map(() => '---')), cells(Object.values(row))].join('\n'),
  )
  for (const [reason, all] of Map.groupBy(errors, (error) => error)) console.log(`${all.length} × ${reason}`)
}

function target(what: string, figure: number, met: boolean): void {
  console.log(`| ${what} | ${Math.round(figure)} | ${met ? 'yes' : 'no'} |`)
}

function say(what: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${what}`)
}
