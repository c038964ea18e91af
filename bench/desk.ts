/**
 * `npm run bench:desk -- [--cases 100000] [--runs 200]`: how long a work list takes with so many open cases in one county,
 * on DynamoDB Local, and what the deeds of the desk are billed for. Bytes of the desk's pages are weighed by
 * `packages/e2e/desk-pages.e2e.ts`, in the browser.
 */
import { parseArgs } from 'node:util'
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { deadline } from '@wangge/core/calendar'
import type { Case } from '@wangge/core/case'
import { countByChild } from '@wangge/core/case/count-open'
import { readQueue } from '@wangge/core/case/read-queue'
import { workEntries } from '@wangge/core/case/work-list'
import { createContext } from '@wangge/core/context'
import { loadScheme } from '@wangge/core/scheme/load'
import type { StaffActor } from '@wangge/core/staff'
import * as stores from '@wangge/core/stores'
import { categories } from '@wangge/core/tip'
import type { Entry } from '@wangge/ledger/board'
import { dynamoDb } from '@wangge/ledger/dynamodb'
import { setup } from '@wangge/local/testing/engines'
import { freshBuckets, freshTables } from '@wangge/local/testing/fresh'
import { newNumber } from '../packages/core/src/number.ts'
import { loadDemo } from '../packages/local/src/demo/load.ts'
import { leavesOf } from '../packages/local/src/demo/staff.ts'
import { deskUnits } from './desk-units.ts'
import { quantile } from './spread.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, runs: { type: 'string', default: '200' } },
})
const cases = Number(values.cases)
const runs = Number(values.runs)

const stop = await setup()
try {
  const names = await freshTables()
  const variables = { ...names, ...(await freshBuckets()), JURISDICTION: 'gaochang' }
  Object.assign(process.env, variables, { OIDC_ISSUER: 'http://127.0.0.1:1' })
  await loadDemo('gaochang')
  const ctx = createContext(stores)
  console.table(await deskUnits(ctx, names))

  const loaded = await loadScheme(ctx)
  const villages = leavesOf(loaded)
  const opened = await openCase(ctx)
  console.log(`${cases} open cases in ${villages.length} villages …`)
  await seed(names.DESK_TABLE, opened, villages, (village) => loaded.chain(village).map(({ code }) => code))

  const [top = '', town = '', village = ''] = loaded.chain(villages[0] ?? '').map(({ code }) => code)
  const lists: readonly (readonly [string, StaffActor, object])[] = [
    ['village head, my work', person('head', village), {}],
    ['town head, all of the town', person('head', town), { cell: town }],
    ['command centre, all of the county', person('command', top), { cell: top }],
    ['command centre, past a deadline', person('command', top), { cell: top, overdue: '1' }],
    ['command centre, one category of 16', person('command', top), { cell: top, category: 'straw-burning' }],
  ]
  const rows = []
  for (const [what, actor, input] of lists) {
    const times: number[] = []
    let lines = 0
    for (let run = 0; run < runs; run++) {
      const start = performance.now()
      const page = await readQueue(ctx, actor, input)
      times.push(performance.now() - start)
      lines = page.lines.length
    }
    rows.push({ what, lines, p50: ms(times, 0.5), p95: ms(times, 0.95), p99: ms(times, 0.99) })
  }
  const times: number[] = []
  for (let run = 0; run < runs / 4; run++) {
    const start = performance.now()
    await countByChild(ctx, person('command', top), top)
    times.push(performance.now() - start)
  }
  rows.push({
    what: 'map of the county',
    lines: 1_000,
    p50: ms(times, 0.5),
    p95: ms(times, 0.95),
    p99: ms(times, 0.99),
  })
  console.table(rows)
} finally {
  await stop()
}

function ms(times: readonly number[], q: number): number {
  return Number(quantile(times, q).toFixed(1))
}

function person(role: 'head' | 'command', cell: string): StaffActor {
  return {
    role: 'staff',
    name: 'staff:bench',
    id: 'bench',
    person: 'bench',
    grants: [{ id: 'g1', role, cell, kinds: [], from: '2026-01-01', until: null, by: 'operator' }],
    interests: [],
    provenAt: null,
  }
}

/** Any case of the demonstration: what a line needs beside what is drawn for it. */
async function openCase({ ledger, jurisdiction }: ReturnType<typeof createContext>): Promise<Case> {
  const [stream = ''] = await ledger.waiting(`case@${(await loadScheme(createContext(stores))).scheme.id}`, 1)
  const head = await ledger.head(stream)
  if (!head) throw new Error(`the demonstration of ${jurisdiction} has no open case`)
  return head.state as Case
}

async function seed(
  table: string,
  like: Case,
  villages: readonly string[],
  chain: (village: string) => readonly string[],
): Promise<void> {
  const client = dynamoDb()
  let batch: Entry[] = []
  const flush = async () => {
    for (let rest = batch; rest.length > 0; rest = rest.slice(25))
      await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest.slice(0, 25).map(put) } }))
    batch = []
  }
  for (let i = 0; i < cases; i++) {
    const village = villages[i % villages.length] ?? ''
    const cells = chain(village)
    const no = newNumber('C', '2026', Buffer.from([i % 22, 0, 0, ...numberBytes(i)]))
    const day = new Date(Date.UTC(2026, 9, 1 + (i % 80)))
    const due = deadline('tip.accept', 'gaochang', day) ?? null
    // Every day has cases of every kind.
    const category = categories[Math.floor(i / 80) % categories.length]?.code ?? 'other'
    const queues = [`unit#${village}`, ...cells.map((cell) => `cell#${cell}`)]
    const state: Case = {
      ...like,
      no,
      cells,
      unit: village,
      category,
      due,
      stage: 'received',
      transfer: null,
      team: null,
      escalated: [],
      questions: [],
      outcome: null,
      queues,
    }
    batch.push(...workEntries(state, 1))
    if (batch.length >= 500) await flush()
  }
  await flush()
}

function numberBytes(i: number): readonly number[] {
  return [(i >>> 24) & 255, (i >>> 16) & 255, (i >>> 8) & 255, i & 255]
}

function put({ pk, sk, seq, body, queue, order }: Entry) {
  const Item = {
    pk: { S: pk },
    sk: { S: sk },
    seq: { N: String(seq) },
    body: { S: JSON.stringify(body) },
    ...(queue !== undefined && { queue: { S: queue } }),
    ...(order !== undefined && { order: { S: order } }),
  }
  return { PutRequest: { Item } }
}
