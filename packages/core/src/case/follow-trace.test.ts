import { beforeEach, describe, expect, it } from 'vitest'
import type { SchemeInput } from '../scheme/draft.ts'
import { sweep } from '../sweep.ts'
import { merged, reformedTown, split } from '../testing/reform.ts'
import {
  handIn,
  type MemoryContext,
  settle,
  stateOf,
  tipAt,
  townScheme,
  townWith,
  untilPublic,
} from '../testing/town.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { trackTip } from '../tip/track.ts'
import { caseStream } from './case.ts'
import { followCase } from './follow.ts'
import { listCases } from './list.ts'
import { readCase } from './read.ts'

describe('the trace of a case through a reform', () => {
  let town: Awaited<ReturnType<typeof reformedTown>>
  let ctx: MemoryContext
  beforeEach(async () => {
    town = await reformedTown()
    ctx = town.ctx
  })
  const opened = (input: object) => town.opened(input)
  const day = (date: string) => town.day(date)
  const caseOf = (no: string) => town.caseOf(no)

  it('keeps number, clock and steps, and adds one step told to the hour', async () => {
    const no = await opened(tipAt(101.2))
    const before = await caseOf(no)
    await settle(ctx, split)
    ctx.time.now = new Date('2026-12-01T02:30:00Z')
    await followCase(ctx, caseStream(no))
    const step = {
      event: 'followed',
      at: '2026-12-01T10:00+08:00',
      cell: '122',
      post: '122.head',
      scheme: 'split',
      shown: '12',
    }
    expect(await caseOf(no)).toEqual({
      ...before,
      scheme: 'split',
      cells: ['1', '12', '122'],
      post: '122.head',
      unit: '122',
      clocks: before.clocks.map((clock) => ({ ...clock, unit: '122' })),
      queues: [...before.queues, 'unit#122', 'cell#122'],
      formerCells: [],
      steps: [...before.steps, step],
      leaf: expect.not.stringMatching(before.leaf),
      outboxAt: ctx.now().getTime(),
    })
    expect((await ctx.ledger.events(caseStream(no))).at(-1)).toMatchObject({
      seq: 3,
      type: 'case.followed',
      by: 'system:follow',
      data: { step },
    })
  })

  it('orders its log entry after the one before though its clock runs behind, chained to it', async () => {
    const no = await opened(tipAt(101.2))
    const before = await caseOf(no)
    await settle(ctx, { ...split, validFrom: '2026-11-20' })
    ctx.time.now = new Date('2026-11-20T01:00:00Z')
    expect(await followCase(ctx, caseStream(no))).toBe('followed')
    const entries = await Promise.all(Array.from({ length: 8 }, (_, shard) => ctx.ledger.outbox(shard, 0)))
    const last = entries.flat().find(({ stream, at }) => stream === caseStream(no) && at > before.outboxAt)
    expect(last?.at).toBe(before.outboxAt + 1)
    expect(JSON.parse(last?.entry ?? '')).toEqual({
      at: '2026-11-20T09:00+08:00',
      case: no,
      event: 'followed',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      prev: before.leaf,
      seq: 2,
      unit: '12',
      v: 1,
    })
  })

  it('is shown where it was, with who answers there, until it has followed', async () => {
    const [gone, stays] = [await opened(tipAt(101.2)), await opened(tipAt(100.5))]
    await settle(ctx, split)
    await settle(ctx, merged)
    ctx.time.now = new Date('2027-01-01T02:30:00Z')
    const shown = async (no: string) => {
      const { cell, responsible } = await readCase(ctx, no)
      return [cell.name, responsible?.name]
    }
    expect(await shown(gone)).toEqual(['东镇', '东镇甲'])
    // The town goes on under its code: its head of today answers.
    expect(await shown(stays)).toEqual(['西镇', '11镇甲'])
  })

  it('is shown with its way, each cell named as its scheme names it, and listed in its old cells too', async () => {
    const no = await opened(tipAt(101.2))
    await settle(ctx, split)
    await settle(ctx, merged)
    await day('2027-01-01')
    const page = await readCase(ctx, no)
    expect(page).toMatchObject({
      cell: { code: '11', name: '11镇' },
      responsible: { code: '11.head', name: '11镇甲' },
      scheme: 'merged',
    })
    expect(page.timeline.map(({ event, cell }) => [event, cell?.name])).toEqual([
      ['received', undefined],
      ['assigned', '东镇'],
      ['followed', '11镇'],
      ['miss', '11镇'],
    ])
    const listed = async (cell: string) =>
      (await listCases(ctx, { cell })).cases.map((each) => [each.no, each.cell.name])
    for (const cell of ['1', '11', '12']) expect(await listed(cell)).toEqual([[no, '11镇']])
    for (const cell of ['111', '114', '121']) expect(await listed(cell)).toEqual([])
    expect(await trackTip(ctx, town.answers[0]?.receipt ?? '')).toMatchObject({
      caseNo: no,
      cell: { code: '114' },
      responsible: { code: '114.head' },
    })
  })

  it('from a village that is named into one of too few reports names the town, never what is smaller', async () => {
    const peopled = (scheme: SchemeInput): SchemeInput => ({
      ...scheme,
      facts: Object.fromEntries(
        Object.entries(scheme.facts).map(([cell, said]) => [cell, { ...said, population: 900 }]),
      ),
    })
    await settle(ctx, peopled(townWith(townScheme.areas, { id: 'peopled', validFrom: '2026-11-10' })))
    const numbers = []
    for (let n = 0; n < 5; n++) numbers.push(await opened(tipAt(101.2)))
    const fifth = numbers.at(-1) ?? ''
    expect(await caseOf(fifth)).toMatchObject({ shown: ['1', '12', '121'] })
    await settle(ctx, peopled(split))
    await day('2026-12-10')
    expect(await caseOf(fifth)).toMatchObject({ cells: ['1', '12', '122'], shown: ['1', '12'] })
    expect((await caseOf(fifth)).formerCells).toEqual(['121'])
    expect((await listCases(ctx, { cell: '121' })).cases).toMatchObject([{ no: fifth, cell: { code: '12' } }])
  })

  it('while it is held tells nothing; once released it goes on at once', async () => {
    const { tipNo } = await handIn(ctx, 9, { ...tipAt(101.2), occurredAt: '2026-11-01T10:00:00+08:00' })
    await settle(ctx, { ...split, validFrom: '2026-11-10' })
    await sweep(ctx)
    const no = (await stateOf<Tip>(ctx, tipStream(tipNo))).caseNo
    expect(await followCase(ctx, caseStream(no))).toBe('followed')
    expect(await caseOf(no)).toMatchObject({ cells: ['1', '12', '122'], shown: [], formerCells: [] })
    expect((await caseOf(no)).releasedAt).toBeNull()
    expect(await ctx.ledger.waiting('release', 9)).toEqual([caseStream(no)])
    await untilPublic(ctx)
    expect((await readCase(ctx, no)).timeline.map(({ event, cell }) => [event, cell?.name])).toEqual([
      ['received', undefined],
      // Happened in another scheme before anybody could see it.
      ['assigned', undefined],
      ['followed', '12镇'],
    ])
  })
})
