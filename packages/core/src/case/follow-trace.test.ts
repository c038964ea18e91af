import { beforeEach, describe, expect, it } from 'vitest'
import { reformedTown, split } from '../testing/reform.ts'
import { type MemoryContext, settle, tipAt } from '../testing/town.ts'
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
  const opened = (input: unknown) => town.opened(input)
  const day = (date: string) => town.day(date)
  const caseOf = (no: string) => town.caseOf(no)

  it('keeps number, clock and steps, and adds one step told to the hour', async () => {
    const no = await opened(tipAt(101.2))
    const before = await caseOf(no)
    await settle(ctx, split)
    await day('2026-12-01')
    const step = {
      event: 'followed',
      at: '2026-12-01T10:00+08:00',
      cell: '122',
      post: '122.head',
      scheme: 'split',
    }
    expect(await caseOf(no)).toEqual({
      ...before,
      scheme: 'split',
      cells: ['1', '12', '122'],
      post: '122.head',
      formerCells: ['121'],
      steps: [...before.steps, step],
      leaf: expect.not.stringMatching(before.leaf),
      outboxAt: ctx.now().getTime(),
    })
    expect((await ctx.ledger.events(caseStream(no))).at(-1)).toMatchObject({
      seq: 2,
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

  it('is shown where it was, with who answered there, until it has followed', async () => {
    const [gone, stays] = [await opened(tipAt(101.2)), await opened(tipAt(100.5))]
    await settle(ctx, split)
    ctx.time.now = new Date('2026-12-01T02:30:00Z')
    const shown = async (no: string) => {
      const { cell, responsible } = await readCase(ctx, no)
      return [cell.name, responsible?.name]
    }
    expect(await shown(gone)).toEqual(['东村', '东村甲'])
    // The village goes on under its code: its head of today town.answers.
    expect(await shown(stays)).toEqual(['西村', '111村甲'])
  })

  it('is shown with its way, each cell named as its scheme names it, and listed in its old cells too', async () => {
    const no = await opened(tipAt(101.2))
    await settle(ctx, split)
    await day('2026-12-01')
    const page = await readCase(ctx, no)
    expect(page).toMatchObject({
      cell: { code: '122', name: '122村' },
      responsible: { code: '122.head', name: '122村甲' },
      scheme: 'split',
    })
    expect(page.timeline.map(({ event, cell }) => [event, cell?.name])).toEqual([
      ['received', undefined],
      ['assigned', '东村'],
      ['followed', '122村'],
    ])
    const listed = async (cell: string) =>
      (await listCases(ctx, { cell })).cases.map((each) => [each.no, each.cell.name])
    for (const cell of ['1', '12', '122', '121']) expect(await listed(cell)).toEqual([[no, '122村']])
    expect(await listed('123')).toEqual([])
    expect(await trackTip(ctx, town.answers[0]?.receipt ?? '')).toMatchObject({
      caseNo: no,
      cell: { code: '122' },
      responsible: { code: '122.head' },
    })
  })
})
