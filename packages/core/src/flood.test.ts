import type { Cell } from '@wangge/grid'
import { beforeAll, describe, expect, it } from 'vitest'
import { admitTip } from './admission/admit-tip.ts'
import { sweep } from './sweep.ts'
import {
  citizen,
  deviceKey,
  type MemoryContext,
  memoryContext,
  settle,
  square,
  stateOf,
  tipAt,
  townWith,
  wordsOf,
} from './testing/town.ts'
import { assignTip } from './tip/assign.ts'
import { type Submitted, submitTip } from './tip/submit.ts'
import { type Lane, laneWait, type Tip, tipStream } from './tip/tip.ts'
import { trackTip } from './tip/track.ts'

const VILLAGES = 40
const MINUTES = 10
const [JUNK, JUNK_NETWORKS] = [10_000, 20]
const [HONEST, HONEST_NETWORKS] = [500, 400]

/** A county of forty villages side by side, each a degree wide; the first is the one under attack. */
const villages = Array.from({ length: VILLAGES }, (_, n): Cell => {
  const code = `11${String(n).padStart(2, '0')}`
  return { code, name: `村${n}`, level: 'village', parent: '11', polygons: [square(80 + n, 30, 1)] }
})
const cells: readonly Cell[] = [
  { code: '1', name: '县', level: 'county', parent: null, polygons: [square(80, 30, VILLAGES)] },
  { code: '11', name: '镇', level: 'town', parent: '1', polygons: [square(80, 30, VILLAGES)] },
  ...villages,
]

/** Long enough that a number behind it makes no other text of it. */
const COPIED = [1, 2, 3, 4].map((n) => wordsOf(-n)).join('')

type Sent = Submitted & { readonly lane: Lane }
type Sender = { readonly network: string; readonly permitted: boolean; readonly village: number }

describe('ten thousand junk tips beside five hundred honest ones in ten minutes', () => {
  let ctx: MemoryContext
  let sent = 0
  const honest: Sent[] = []
  const junk: Sent[] = []
  /** Of each minute the honest tips that had no cell at its end. */
  const late: number[] = []
  let last: Sent
  /** What the sweep had not taken up after ten minutes. */
  let queue: readonly string[] = []

  /** As the API does it, but for the proof of work, which is taken as done or not. */
  async function send({ village, ...caller }: Sender, description: string): Promise<Sent> {
    const key = deviceKey(++sent)
    const input = { ...tipAt(80.5 + village), description }
    const lane = await admitTip(ctx, { key, ...caller, input })
    return { lane, ...(await submitTip(ctx, citizen, { key, channel: 'api', lane, input })) }
  }

  /** Two thirds into one village, near-copies of one text; the others everywhere, each in words of its own. */
  const sendJunk = (n: number) => {
    const network = `junk-${n % JUNK_NETWORKS}`
    const permitted = Math.floor(n / JUNK_NETWORKS) % 2 === 0
    return n % 3 < 2
      ? send({ network, permitted, village: 0 }, `${COPIED}${n}`)
      : send({ network, permitted, village: n % VILLAGES }, wordsOf(n))
  }
  const sendHonest = (n: number) =>
    send(
      { network: `honest-${n % HONEST_NETWORKS}`, permitted: true, village: 1 + (n % (VILLAGES - 1)) },
      wordsOf(JUNK + n),
    )
  const isAssigned = async ({ tipNo }: Submitted) =>
    (await stateOf<Tip>(ctx, tipStream(tipNo))).status === 'assigned'
  const minutePasses = async () => {
    await sweep(ctx)
    ctx.time.now = new Date(ctx.time.now.getTime() + 60_000)
  }

  beforeAll(async () => {
    ctx = memoryContext()
    await settle(ctx, townWith(cells))
    for (let minute = 0; minute < MINUTES; minute++) {
      const told: Sent[] = []
      for (let n = 0; n < JUNK / MINUTES; n++) {
        junk.push(await sendJunk((minute * JUNK) / MINUTES + n))
        if (n % (JUNK / HONEST) === 0) told.push(await sendHonest(honest.length + told.length))
      }
      await minutePasses()
      const assigned = await Promise.all(told.map(isAssigned))
      late.push(assigned.filter((done) => !done).length)
      honest.push(...told)
    }
    last = await send({ network: 'neighbour', permitted: true, village: 0 }, wordsOf(JUNK + HONEST))
    queue = await ctx.ledger.waiting(laneWait.slow, JUNK)
    for (const stream of queue) await assignTip(ctx, stream)
  }, 120_000)

  it('every honest tip has its cell within its minute', () => {
    expect(honest).toHaveLength(HONEST)
    expect(honest.filter(({ lane }) => lane === 'slow')).toEqual([])
    expect(late).toEqual(Array(MINUTES).fill(0))
  })

  it('no tip is refused, and none is lost: each is found by its receipt, with a case', async () => {
    expect(junk).toHaveLength(JUNK)
    expect(new Set([...junk, ...honest].map(({ tipNo }) => tipNo)).size).toBe(JUNK + HONEST)
    for (const { tipNo, receipt } of [...honest, last]) {
      const tracked = await trackTip(ctx, receipt, 'reader')
      expect(tracked.tipNo).toBe(tipNo)
      expect(tracked.caseNo).not.toBeNull()
    }
    const assigned = await Promise.all([...junk, ...honest, last].map(isAssigned))
    expect(assigned.filter((done) => !done)).toEqual([])
  })

  it('junk has of the fast lane what its networks have, and waits its turn with the rest', () => {
    const fast = junk.filter(({ lane }) => lane === 'fast').length
    expect(fast).toBeLessThanOrEqual(JUNK_NETWORKS * (10 + 3))
    expect(queue.length).toBeLessThan(JUNK - fast)
    expect(queue.at(-1)).toBe(tipStream(last.tipNo))
  })

  it('the village under attack is not silenced: a tip from it is accepted, waits, and comes to its cell', async () => {
    expect(last.lane).toBe('slow')
    expect(await stateOf<Tip>(ctx, tipStream(last.tipNo))).toMatchObject({
      status: 'assigned',
      cell: villages[0]?.code,
    })
  })

  it('near-copies are one case by the hundreds, also with other texts among them, each with a receipt of its own', async () => {
    const copies = junk.filter((_, n) => n % 3 < 2)
    const cases = await Promise.all(
      copies.map(async ({ tipNo }) => {
        const tip = await stateOf<Tip>(ctx, tipStream(tipNo))
        return tip.status === 'assigned' && tip.case
      }),
    )
    expect(copies.length).toBeGreaterThan(6_000)
    expect(new Set(cases).size).toBeLessThan(copies.length / 500)
    expect(new Set(copies.map(({ receipt }) => receipt)).size).toBe(copies.length)
  })
})
