import { listCases } from '@wangge/core/case/list'
import { readCase } from '@wangge/core/case/read'
import { dueForRelease, releaseCase } from '@wangge/core/case/release'
import type { Actor } from '@wangge/core/command'
import { type Context, createContext } from '@wangge/core/context'
import { publish } from '@wangge/core/publish'
import { isShownStream } from '@wangge/core/shown-nouns'
import * as stores from '@wangge/core/stores'
import { sweep } from '@wangge/core/sweep'
import { type TipInput, tipStream } from '@wangge/core/tip'
import { assignTip } from '@wangge/core/tip/assign'
import { submitTip } from '@wangge/core/tip/submit'
import { trackTip } from '@wangge/core/tip/track'
import { functions, site } from '@wangge/infra/wiring'
import { allHeads } from '@wangge/ledger/all-heads'
import { dynamoDb } from '@wangge/ledger/dynamodb'
import { dynamoLedger } from '@wangge/ledger/dynamodb-ledger'
import { dynamoPassing } from '@wangge/ledger/dynamodb-passing'
import { dynamoViews } from '@wangge/ledger/dynamodb-views'
import { tables } from '@wangge/ledger/tables'
import { setup } from '@wangge/local/testing/engines'
import { freshBuckets, freshTables } from '@wangge/local/testing/fresh'
import type { GridName } from '../packages/local/src/demo/grid.ts'
import { loadDemo } from '../packages/local/src/demo/load.ts'
import { type Meter, meter, type Part } from './meter.ts'
import { tipsOf } from './tips.ts'
import { walkWithPhotos } from './units-photos.ts'

/** What one step is billed for. */
export type Step = {
  readonly grid: GridName
  /** Of the description; null for the sweep, which reads none. */
  readonly characters: number | null
  readonly step: string
  readonly writes: number
  readonly reads: number
  /** Memory of the function that is called, in MB; 0 where the step is a part of another's call. */
  readonly memoryMb: number
  readonly parts: readonly Part[]
}

/** Steps between the tip and its public page. */
export const toPublic: readonly string[] = ['submit', 'assign', 'release', 'publish']

const citizen: Actor = { role: 'public', name: 'public' }
/** Tips a length; of each step the dearest counts. */
const TIPS = 10

/** Runs the product's own deeds on DynamoDB Local and counts what AWS would bill for their commands. */
export async function measureUnits(
  grids: readonly GridName[],
  lengths: readonly number[],
): Promise<readonly Step[]> {
  const stop = await setup()
  try {
    const steps: Step[] = []
    for (const grid of grids) steps.push(...(await measureGrid(grid, lengths)))
    return steps
  } finally {
    await stop()
  }
}

async function measureGrid(grid: GridName, lengths: readonly number[]): Promise<readonly Step[]> {
  const names = await freshTables()
  Object.assign(process.env, names, await freshBuckets(), { JURISDICTION: grid })
  await loadDemo(grid)
  const plain = createContext(stores)
  for await (const head of allHeads(dynamoDb(), names.LEDGER_TABLE)) await publish(plain, head)

  const client = dynamoDb()
  const take = meter(
    client,
    new Map([
      [names.LEDGER_TABLE, ['Ledger', tables.Ledger]],
      [names.PUBLIC_TABLE, ['Public', tables.Public]],
      [names.PASSING_TABLE, ['Passing', tables.Passing]],
    ]),
  )
  const ctx: Context = {
    ...plain,
    ledger: dynamoLedger(client, names.LEDGER_TABLE, isShownStream),
    views: dynamoViews(client, names.PUBLIC_TABLE),
    passing: dynamoPassing(client, names.PASSING_TABLE, plain.now),
  }
  const nextTip = await tipsOf(grid)
  const steps: Step[] = []
  for (const characters of lengths) {
    const rows: Step[] = []
    for (let i = 0; i < TIPS; i++) {
      const key = `bench-${grid}-${characters}-${i}`.padEnd(16, '-')
      for (const row of await walk(ctx, take, key, nextTip(characters)))
        rows.push({ grid, characters, ...row })
    }
    steps.push(...dearest(rows))
  }
  const photos = stepping(take)
  await walkWithPhotos(ctx, photos.step, `bench-${grid}-photos`.padEnd(16, '-'), nextTip(60))
  for (const each of photos.rows) steps.push({ grid, characters: 60, ...each })
  const sweeps = await measureSweep(ctx, take)
  return [...steps, ...sweeps.map((row) => ({ grid, characters: null, ...row }))]
}

type Row = Pick<Step, 'step' | 'writes' | 'reads' | 'memoryMb' | 'parts'>

async function walk(ctx: Context, take: Meter, key: string, input: TipInput): Promise<readonly Row[]> {
  const { rows, step } = stepping(take)
  const submit = () => submitTip(ctx, citizen, { key, channel: 'api', input })
  const { tipNo, receipt } = await step('submit', site, submit)
  await step('assign', functions.Assign, () => assignTip(ctx, tipStream(tipNo)))
  const { caseNo } = await trackTip(ctx, receipt)
  take()
  // Two minutes on a slot has come, whatever the second: the demonstrations release every minute.
  const later = { ...ctx, now: () => new Date(Date.now() + 120_000) }
  await step('release', functions.Sweep, async () => {
    const { slot, heads } = await dueForRelease(later)
    for (const held of heads) await releaseCase(later, held, slot)
  })
  const head = await ctx.ledger.head(`case#${caseNo}`)
  take()
  if (!head || caseNo === null) throw new Error(`${tipNo} has no case`)
  await step('publish', functions.Publish, () => publish(ctx, head))
  await step('submit again, same key', site, submit)
  await step('follow by receipt', site, () => trackTip(ctx, receipt))
  await step('read the case page', site, () => readCase(ctx, caseNo))
  await step('read a list of 20', site, () => listCases(ctx, {}))
  return rows
}

/** Notes what each step is billed for. */
function stepping(take: Meter) {
  const rows: Row[] = []
  const step = async <T>(name: string, { memoryMb }: { memoryMb: number }, deed: () => Promise<T>) => {
    const result = await deed()
    rows.push(row(name, memoryMb, take()))
    return result
  }
  return { rows, step }
}

/** The run with nothing to look after, and what each case of the last hour adds to a run. */
async function measureSweep(ctx: Context, take: Meter): Promise<readonly Row[]> {
  const { memoryMb, source } = functions.Sweep
  if (source.kind !== 'schedule') throw new Error('the sweep runs by the clock')
  const tomorrow = { ...ctx, now: () => new Date(Date.now() + 2 * 86_400_000) }
  // The first run ends what a day ends; the next has nothing left.
  await sweep(tomorrow)
  take()
  await sweep(tomorrow)
  const idle = row('sweep, a run with no case', memoryMb, take())
  await sweep(ctx)
  const busy = row('', memoryMb, take())
  const cases = busy.parts.filter(({ what }) => what === 'Ledger case HEAD').length
  const added = (busy.reads - idle.reads) / cases
  const runs = 60 / source.everyMinutes
  return [
    idle,
    {
      step: `sweep, one case for an hour (${runs} runs)`,
      writes: 0,
      reads: added * runs,
      memoryMb: 0,
      parts: [],
    },
  ]
}

const row = (step: string, memoryMb: number, parts: readonly Part[]): Row => ({
  step,
  memoryMb,
  parts,
  writes: parts.reduce((sum, { writes }) => sum + writes, 0),
  reads: parts.reduce((sum, { reads }) => sum + reads, 0),
})

function dearest(rows: readonly Step[]): readonly Step[] {
  const found = new Map<string, Step>()
  for (const row of rows) {
    const best = found.get(row.step)
    if (!best || row.writes + row.reads > best.writes + best.reads) found.set(row.step, row)
  }
  return [...found.values()]
}
