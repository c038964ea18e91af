import { beforeEach, describe, expect, it } from 'vitest'
import { type Case, caseStream } from '../case/case.ts'
import { revertScheme } from '../scheme/revert.ts'
import { seal } from '../seal.ts'
import { issuesOf } from '../testing/issues.ts'
import { split } from '../testing/reform.ts'
import {
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
  tipAt,
  untilPublic,
} from '../testing/town.ts'
import { assignTip } from './assign.ts'
import { type Tip, tipStream } from './tip.ts'

const { point: _, ...placeless } = tipAt()

describe('assigning a tip', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const received = async (input: unknown = tipAt()) => tipStream((await handIn(ctx, 1, input)).tipNo)
  const tipOf = (stream: string) => stateOf<Tip>(ctx, stream)
  const caseOf = async (stream: string) => stateOf<Case>(ctx, caseStream((await tipOf(stream)).caseNo))

  it.each<[where: string, input: unknown, cells: string[], match: string]>([
    ['inside a cell', tipAt(), ['1', '11', '111'], 'inside'],
    ['on the edge of two cells, to the lower code', tipAt(101, 30.5, 0), ['1', '11', '111'], 'boundary'],
    ['nearer to the edge than its accuracy', tipAt(101.0001, 30.5, 50), ['1', '12', '121'], 'boundary'],
    ['farther from the edge than its accuracy', tipAt(101.001, 30.5, 50), ['1', '12', '121'], 'inside'],
    ['outside, to the nearest cell', tipAt(103, 30.5), ['1', '12', '121'], 'nearest'],
    ['in a cell picked from the list', { ...placeless, cell: '121' }, ['1', '12', '121'], 'chosen'],
    ['in a town picked from the list', { ...placeless, cell: '12' }, ['1', '12'], 'chosen'],
  ])('places one %s', async (_where, input, cells, match) => {
    const stream = await received(input)
    expect(await assignTip(ctx, stream)).toBe('assigned')
    expect(await tipOf(stream)).toMatchObject({ status: 'assigned', cell: cells.at(-1), match })
    expect(await caseOf(stream)).toMatchObject({
      status: 'received',
      releasedAt: null,
      scheme: 'town-2026',
      cells,
      post: `${cells.at(-1)}.head`,
      match,
    })
  })

  describe('around a reform', () => {
    const east = (occurredAt?: string) => ({ ...tipAt(101.2), ...(occurredAt && { occurredAt }) })
    const assignedTo = async (input: unknown) => {
      const stream = await received(input)
      await assignTip(ctx, stream)
      const { scheme, cells, steps } = await caseOf(stream)
      expect(steps.at(-1)).toMatchObject({ event: 'assigned', scheme, cell: cells.at(-1) })
      return [scheme, cells.at(-1)]
    }

    it.each([
      ['on the last day before it', '2026-11-30T23:59:59+08:00', ['town-2026', '121']],
      ['on its first day', '2026-12-01T00:00:00+08:00', ['split', '122']],
      ['in another zone, on its first day in China', '2026-11-30T16:00:00Z', ['split', '122']],
      ['before there was a grid', '1999-01-01T00:00:00Z', ['town-2026', '121']],
    ])('places what happened %s in the scheme then in force', async (_when, occurredAt, place) => {
      await settle(ctx, split)
      ctx.time.now = new Date('2026-12-10T02:30:00Z')
      expect(await assignedTo(east(occurredAt))).toEqual(place)
    })

    it('places what gives no time in the scheme of the day of receipt, however late it is assigned', async () => {
      await settle(ctx, split)
      const stream = await received(east())
      ctx.time.now = new Date('2026-12-10T02:30:00Z')
      await assignTip(ctx, stream)
      expect(await caseOf(stream)).toMatchObject({ scheme: 'town-2026', cells: ['1', '12', '121'] })
    })

    it('places nothing in a scheme that begins tomorrow because a clock runs ahead', async () => {
      await settle(ctx, split)
      ctx.time.now = new Date('2026-11-30T15:58:00Z')
      expect(await assignedTo(east('2026-12-01T00:01:00+08:00'))).toEqual(['town-2026', '121'])
    })

    it('takes a cell as the lists of the day of receipt have it, whenever it happened', async () => {
      await settle(ctx, { ...split, validFrom: '2026-11-10' })
      const chosen = { ...placeless, cell: '122', occurredAt: '2026-11-01T10:00:00+08:00' }
      expect(await assignedTo(chosen)).toEqual(['split', '122'])
    })

    it('takes a cell that a coming reform keeps as it is today', async () => {
      await settle(ctx, split)
      expect(await assignedTo({ ...placeless, cell: '111' })).toEqual(['town-2026', '111'])
    })

    it('finds a cell that was picked just before its scheme was reverted', async () => {
      await settle(ctx, { ...split, validFrom: '2026-11-10' })
      const stream = await received({ ...placeless, cell: '122' })
      await revertScheme(ctx, operator, 'split')
      expect(await assignTip(ctx, stream)).toBe('assigned')
      await untilPublic(ctx)
      expect(await caseOf(stream)).toMatchObject({ scheme: 'town-2026', cells: ['1', '12', '121'] })
    })

    it('finds a cell that a reform dated back to before the receipt abolished', async () => {
      const stream = await received({ ...placeless, cell: '121' })
      await settle(ctx, { ...split, validFrom: '2026-11-10' })
      expect(await assignTip(ctx, stream)).toBe('assigned')
      await untilPublic(ctx)
      expect(await caseOf(stream)).toMatchObject({ scheme: 'split', cells: ['1', '12'] })
    })
  })

  it('brings a point of another datum to the datum of the grid', async () => {
    // In the west village as it is read from a map in GCJ-02; its place in WGS-84 lies in the east village.
    const stream = await received({
      ...tipAt(101.0012, 30.5, 1),
      point: { ...tipAt(101.0012, 30.5, 1).point, datum: 'gcj02' },
    })
    await assignTip(ctx, stream)
    expect(await tipOf(stream)).toMatchObject({ cell: '111' })
  })

  it('starts the clock of acceptance on the day of receipt, however late the assignment', async () => {
    const stream = await received()
    ctx.time.now = new Date('2026-12-20T02:30:00Z')
    await assignTip(ctx, stream)
    expect(await caseOf(stream)).toMatchObject({ due: { clock: 'tip.accept', date: '2026-11-24' } })
  })

  it('says so in the case when the year of the deadline has no table of holidays', async () => {
    ctx.time.now = new Date('2026-12-31T02:30:00Z')
    const stream = await received()
    await assignTip(ctx, stream)
    expect(await caseOf(stream)).toMatchObject({ due: { clock: 'tip.accept', missingYear: 2027 } })
    const entries = await Promise.all(Array.from({ length: 8 }, (_, shard) => ctx.ledger.outbox(shard, 0)))
    expect(entries.flat().map(({ entry }) => JSON.parse(entry).due)).toEqual([undefined, undefined])
  })

  it('orders the log entry after that of the receipt though its clock runs behind', async () => {
    const stream = await received()
    const { outboxAt } = await tipOf(stream)
    ctx.time.now = new Date('2026-11-20T01:30:00Z')
    await assignTip(ctx, stream)
    expect((await caseOf(stream)).outboxAt).toBe(outboxAt + 1)
  })

  it('leaves alone what is assigned already and what was never received', async () => {
    const stream = await received()
    await assignTip(ctx, stream)
    expect(await assignTip(ctx, stream)).toBe('already')
    expect(await assignTip(ctx, 'tip#T26-A0000-00000')).toBe('already')
    expect(await ctx.ledger.events(stream)).toHaveLength(2)
  })

  it('of ten at once lets one through', async () => {
    const stream = await received()
    const results = await Promise.all(Array.from({ length: 10 }, () => assignTip(ctx, stream)))
    expect(results.toSorted()).toEqual([...Array(9).fill('already'), 'assigned'])
    expect(await ctx.ledger.events(stream)).toHaveLength(2)
  })

  it('no more waits once it is assigned', async () => {
    const stream = await received()
    expect(await ctx.ledger.waiting('assign', 10)).toEqual([stream])
    await assignTip(ctx, stream)
    expect(await ctx.ledger.waiting('assign', 10)).toEqual([])
  })

  it('is never passed over in silence when the number of its case is taken', async () => {
    const stream = await received()
    const other = { stream: caseStream((await tipOf(stream)).caseNo), after: 0, events: [], state: {} }
    const events = [{ type: 'case.opened', data: {} }]
    await ctx.ledger.append({ at: '', by: 'tester', streams: [{ ...other, events }] })
    await expect(assignTip(ctx, stream)).rejects.toThrow('the number is taken')
    expect(await tipOf(stream)).toMatchObject({ status: 'received' })
  })

  it('fails when its payload was sealed for another stream, and stays waiting', async () => {
    const stream = await received()
    const sealed = seal(ctx.keys, 'tip#T26-A0000-00000', tipAt(), new Uint8Array(12))
    await ctx.ledger.append({
      at: '',
      by: 'tester',
      streams: [{ stream, after: 1, events: [], state: await tipOf(stream), waiting: 'assign', sealed }],
    })
    await expect(assignTip(ctx, stream)).rejects.toThrow()
    expect(await ctx.ledger.waiting('assign', 10)).toEqual([stream])
  })

  it('waits for a scheme', async () => {
    const bare = memoryContext()
    const stream = tipStream((await handIn(bare, 1)).tipNo)
    expect(await issuesOf(() => assignTip(bare, stream))).toEqual([{ code: 'scheme.none' }])
    await settle(bare)
    expect(await assignTip(bare, stream)).toBe('assigned')
  })
})
