import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { readReports } from '../case/reports.ts'
import { closeAs } from '../testing/holder.ts'
import { expectPromises } from '../testing/promises.ts'
import {
  citizen,
  deviceKey,
  handIn,
  type MemoryContext,
  memoryContext,
  reportAt,
  settle,
  stateOf,
  tipAt,
  untilPublic,
} from '../testing/town.ts'
import { assignTip } from './assign.ts'
import { type Submitted, submitTip } from './submit.ts'
import { joinedWait, type Tip, tipStream } from './tip.ts'
import { trackTip } from './track.ts'

const text = '化工厂每天半夜十二点以后偷偷排放刺鼻气体，附近居民都不敢开窗，请尽快查处。'
const again = '化工厂每天半夜十二点以后都在偷偷排放刺鼻气体，附近居民不敢开窗，请尽快来查处'
const { point: _, ...placeless } = tipAt()
const hours = (ctx: MemoryContext, count: number) => {
  ctx.time.now = new Date(ctx.time.now.getTime() + count * 3_600_000)
}

describe('a tip that tells of what was told', () => {
  let ctx: MemoryContext
  let first: Tip & { readonly status: 'assigned' }
  let n: number
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    n = 0
    first = await assigned({ ...tipAt(), description: text })
  })
  async function assigned(input: object) {
    const { tipNo } = await handIn(ctx, ++n, input)
    expect(await assignTip(ctx, tipStream(tipNo))).toBe('assigned')
    return stateOf<typeof first>(ctx, tipStream(tipNo))
  }
  const close = (verdict: 'true' | 'untrue') => closeAs(ctx, first.case, verdict)
  const cases = () => ctx.ledger.streams().filter(({ stream }) => stream.startsWith('case#'))

  it.each<[how: string, input: object]>([
    ['in the same words', { description: text }],
    ['in like words', { description: again }],
    ['from 200 metres away', { description: text, point: { ...tipAt().point, lat: 30.5018 } }],
    ['three days later', { description: text, hours: 72 }],
  ])('%s joins its case', async (_how, { hours: wait = 0, ...input }: { hours?: number }) => {
    hours(ctx, wait)
    const copy = await assigned({ ...tipAt(), ...input })
    expect(copy).toMatchObject({ case: first.caseNo, way: 'alike', cell: '111', match: 'inside' })
    expect(cases()).toHaveLength(1)
    expect(await ctx.ledger.waiting(joinedWait(first.caseNo), 9)).toEqual([tipStream(copy.no)])
    expect((await readReports(ctx, '111')).reports.months).toEqual({ '2026-11': 1 })
  })

  it('of the cell alone, without a point, joins its case', async () => {
    const copy = await assigned({ ...placeless, cell: '111', description: text })
    expect(copy).toMatchObject({ case: first.caseNo, way: 'alike', match: 'chosen' })
  })

  it.each<[how: string, input: object]>([
    ['in other words', {}],
    ['of another category', { description: text, category: 'air' }],
    ['from 400 metres away', { description: text, point: { ...tipAt().point, lat: 30.5036 } }],
    ['from another cell', { description: text, point: { ...tipAt().point, lng: 101.5 } }],
    ['more than three days later', { description: text, hours: 72.1 }],
  ])('%s opens a case of its own', async (_how, { hours: wait = 0, ...input }: { hours?: number }) => {
    hours(ctx, wait)
    expect(await assigned({ ...reportAt(9), ...input })).toMatchObject({ way: 'opened' })
    expect(cases()).toHaveLength(2)
  })

  it.each(['true', 'untrue'] as const)('joins no case that is closed as %s', async (verdict) => {
    await close(verdict)
    const copy = await assigned({ ...tipAt(), description: text })
    expect(copy).toMatchObject({ case: copy.caseNo, way: 'opened' })
  })

  it('sees the case it joined by its own receipt', async () => {
    const { receipt } = await handIn(ctx, ++n, { ...tipAt(), description: text })
    const tips = await ctx.ledger.waiting('assign', 1)
    for (const stream of tips) await assignTip(ctx, stream)
    expect(await trackTip(ctx, receipt)).toMatchObject({ caseNo: first.caseNo, way: 'alike' })
  })

  it('ends its own part of the public log with the case it was merged into', async () => {
    const copy = await assigned({ ...tipAt(), description: text })
    const shards = await Promise.all(Array.from({ length: 8 }, (_, shard) => ctx.ledger.outbox(shard, 0)))
    const entries = shards.flat().map(({ entry }) => JSON.parse(entry))
    expect(entries.find((each) => each.case === copy.caseNo && each.seq === 1)).toEqual({
      at: '2026-11-20',
      case: copy.caseNo,
      event: 'merged',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      prev: expect.stringMatching(/^[0-9a-f]{64}$/),
      ref: first.caseNo,
      seq: 1,
      v: 1,
    })
  })

  describe('by saying which case it is', () => {
    const other = (joins: string) => ({ ...reportAt(77, 101.5), joins })

    it('joins it from wherever it comes and whatever its words, once that is public', async () => {
      await untilPublic(ctx)
      const told = await assigned(other(first.case))
      expect(told).toMatchObject({ case: first.case, way: 'told', cell: '121', joins: first.case })
      expect(cases()).toHaveLength(1)
      await expectPromises(ctx, [])
    })

    it.each([
      ['is not public yet', async () => first.case],
      ['does not exist', async () => 'C26-A0000-00000'],
      [
        'is closed',
        async () => {
          await untilPublic(ctx)
          await close('true')
          return first.case
        },
      ],
    ])('goes its own way when that %s', async (_why, no) => {
      expect(await assigned(other(await no()))).toMatchObject({ way: 'opened', cell: '121' })
    })
  })
})

/** Lets `streams` be assigned at once; `scheduler` chooses which call of the ledger is answered next. */
async function atOnce(ctx: MemoryContext, streams: readonly string[], scheduler: fc.Scheduler) {
  const ledger = new Proxy(ctx.ledger, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...args: readonly unknown[]) => {
        await scheduler.schedule(Promise.resolve(), String(name))
        return method.apply(target, args)
      }
    },
  })
  await scheduler.waitFor(Promise.all(streams.map((stream) => assignTip({ ...ctx, ledger }, stream))))
}

const copyOf = (ctx: MemoryContext, n: number, description = text) =>
  submitTip(ctx, citizen, { key: deviceKey(n), channel: 'web', input: { ...tipAt(), description } })

const stateOfAll = (ctx: MemoryContext, answers: readonly Submitted[]) =>
  Promise.all(answers.map(({ tipNo }) => stateOf<{ case: string; way: string }>(ctx, tipStream(tipNo))))

it('four hundred copies at once make one case with four hundred receipts', async () => {
  const ctx = memoryContext()
  await settle(ctx)
  const answers: Submitted[] = []
  for (let n = 0; n < 400; n++) answers.push(await copyOf(ctx, n))
  await Promise.all(answers.map(({ tipNo }) => assignTip(ctx, tipStream(tipNo))))
  const tips = await stateOfAll(ctx, answers)
  expect(new Set(tips.map((tip) => tip.case)).size).toBe(1)
  expect(tips.filter(({ way }) => way === 'opened')).toHaveLength(1)
  await expectPromises(ctx, answers)
  for (const { receipt } of answers.slice(-3))
    expect(await trackTip(ctx, receipt)).toMatchObject({ caseNo: tips[0]?.case })
})

it('any number of copies in any order, several at once and among others, open exactly one case', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      // Twelve in all: as many as a cell remembers.
      fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      async (scheduler, batches) => {
        const ctx = memoryContext()
        await settle(ctx)
        const copies: Submitted[] = []
        const others: Submitted[] = []
        let n = 0
        for (const batch of batches) {
          const streams: string[] = []
          for (const isCopy of batch) {
            const answer = isCopy ? await copyOf(ctx, ++n) : await handIn(ctx, ++n, reportAt(n))
            const kind = isCopy ? copies : others
            kind.push(answer)
            streams.push(tipStream(answer.tipNo))
          }
          await atOnce(ctx, streams, scheduler)
        }
        const ways = (await stateOfAll(ctx, copies)).map(({ way }) => way)
        expect(ways.filter((way) => way === 'opened')).toHaveLength(Math.min(copies.length, 1))
        for (const { way } of await stateOfAll(ctx, others)) expect(way).toBe('opened')
        await expectPromises(ctx, [...copies, ...others])
      },
    ),
    { numRuns: 100 },
  )
}, 60_000)

it('different reports of one cell at once all open their cases, whoever is first', async () => {
  const ctx = memoryContext()
  await settle(ctx)
  const answers: Submitted[] = []
  for (let n = 1; n <= 15; n++) answers.push(await handIn(ctx, n, reportAt(n)))
  await Promise.all(answers.map(({ tipNo }) => assignTip(ctx, tipStream(tipNo))))
  await expectPromises(ctx, answers)
  expect((await readReports(ctx, '111')).reports.months).toEqual({ '2026-11': 15 })
})

it('a tip that is overtaken at every try fails, and waits', async () => {
  const ctx = memoryContext()
  await settle(ctx)
  const { tipNo } = await handIn(ctx, 1)
  const ledger: typeof ctx.ledger = {
    ...ctx.ledger,
    append: async () => ({ refused: 'register', key: 'reports#111' }),
  }
  await expect(assignTip({ ...ctx, ledger }, tipStream(tipNo))).rejects.toThrow('overtaken at every try')
  expect(await ctx.ledger.waiting('assign', 9)).toEqual([tipStream(tipNo)])
})
