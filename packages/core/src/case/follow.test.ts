import { beforeEach, describe, expect, it } from 'vitest'
import { revertScheme } from '../scheme/revert.ts'
import { sweep } from '../sweep.ts'
import { closeAs } from '../testing/holder.ts'
import { expectPromises } from '../testing/promises.ts'
import { merged, nothing, reform, reformedTown, split } from '../testing/reform.ts'
import { deliverAll, type MemoryContext, operator, settle, tipAt, townScheme } from '../testing/town.ts'
import { caseStream, caseWait } from './case.ts'
import { followCase } from './follow.ts'
import { readCase } from './read.ts'
import { openStatuses } from './stage.ts'

const { point: _, ...placeless } = tipAt()
const chosen = (cell: string) => ({ ...placeless, cell })

describe('a case in a reform', () => {
  let town: Awaited<ReturnType<typeof reformedTown>>
  let ctx: MemoryContext
  beforeEach(async () => {
    town = await reformedTown()
    ctx = town.ctx
  })
  const opened = (input: object) => town.opened(input)
  const day = (date: string) => town.day(date)
  const caseOf = (no: string) => town.caseOf(no)
  const placeOf = async (no: string) => {
    const { scheme, cells, post } = await caseOf(no)
    return [scheme, cells.join(' '), post]
  }

  it('goes to the part of the split village in which its place lies', async () => {
    const [near, far] = [await opened(tipAt(101.2)), await opened(tipAt(101.8))]
    await settle(ctx, split)
    expect(await day('2026-12-01')).toMatchObject({ followed: 2 })
    expect(await placeOf(near)).toEqual(['split', '1 12 122', '122.head'])
    expect(await placeOf(far)).toEqual(['split', '1 12 123', '123.head'])
    await expectPromises(ctx, town.answers)
  })

  it('stays where it is until the first day of the reform', async () => {
    const no = await opened(tipAt(101.2))
    await settle(ctx, split)
    expect(await day('2026-11-30')).toMatchObject({ followed: 0 })
    expect(await placeOf(no)).toEqual(['town-2026', '1 12 121', '121.head'])
    expect(await followCase(ctx, caseStream(no))).toBe('stays')
  })

  it('goes to the cell above the parts when only the split village was told', async () => {
    const no = await opened(chosen('121'))
    await settle(ctx, split)
    await day('2026-12-01')
    expect(await placeOf(no)).toEqual(['split', '1 12', '12.head'])
    await expectPromises(ctx, town.answers)
  })

  it('goes to the merged village, and there also from the cell above the parts', async () => {
    const [point, cell] = [await opened(tipAt(101.2)), await opened(chosen('121'))]
    await settle(ctx, split)
    await day('2026-12-01')
    const part = await opened(chosen('122'))
    await settle(ctx, merged)
    expect((await day('2027-01-01')).followed).toBe(3)
    for (const no of [point, cell, part])
      expect(await placeOf(no)).toEqual(['merged', '1 11 114', '114.head'])
    await expectPromises(ctx, town.answers)
  })

  it('ends in the same cell when it misses a reform in between', async () => {
    const [point, cell] = [await opened(tipAt(101.2)), await opened(chosen('121'))]
    await settle(ctx, split)
    await settle(ctx, merged)
    expect((await day('2027-01-01')).followed).toBe(2)
    for (const no of [point, cell]) {
      expect(await placeOf(no)).toEqual(['merged', '1 11 114', '114.head'])
      const { steps } = await caseOf(no)
      expect(steps.filter(({ event }) => event === 'followed')).toHaveLength(1)
    }
    await expectPromises(ctx, town.answers)
  })

  it('follows back to the very cell it came from when the reform is reverted', async () => {
    const [point, cell] = [await opened(tipAt(101.2)), await opened(chosen('121'))]
    await settle(ctx, split)
    await day('2026-12-01')
    const [newPoint, newCell] = [await opened(tipAt(101.2)), await opened(chosen('122'))]
    await revertScheme(ctx, operator, 'split')
    expect(await sweep(ctx)).toEqual({ ...nothing, followed: 4 })
    await deliverAll(ctx)
    for (const no of [point, cell, newPoint, newCell])
      expect(await placeOf(no)).toEqual(['town-2026', '1 12 121', '121.head'])
    expect(await caseOf(point)).toMatchObject({ shown: ['1', '12'], formerCells: [] })
    await expectPromises(ctx, town.answers)
  })

  it('goes on from a reverted reform into the one that came instead', async () => {
    await settle(ctx, split)
    ctx.time.now = new Date('2026-12-02T02:30:00Z')
    const no = await opened(chosen('122'))
    await revertScheme(ctx, operator, 'split')
    const whole = { code: '129', town: '12', west: 101, east: 102, predecessors: ['121'] }
    await settle(
      ctx,
      reform('instead', '2026-12-01', [{ code: '111', town: '11', west: 100, east: 101 }, whole]),
    )
    await sweep(ctx)
    await deliverAll(ctx)
    expect(await placeOf(no)).toEqual(['instead', '1 12 129', '129.head'])
    await expectPromises(ctx, town.answers)
  })

  it('goes back over two reverted reforms', async () => {
    await settle(ctx, split)
    await settle(ctx, merged)
    ctx.time.now = new Date('2027-01-02T02:30:00Z')
    const no = await opened(chosen('114'))
    for (const id of ['merged', 'split']) await revertScheme(ctx, operator, id)
    await sweep(ctx)
    await deliverAll(ctx)
    expect(await placeOf(no)).toEqual(['town-2026', '1 12 121', '121.head'])
    await expectPromises(ctx, town.answers)
  })

  it('falls to the cell above where nothing is said of what became of its village', async () => {
    const no = await opened(chosen('121'))
    const silent = [
      { code: '111', town: '11', west: 100, east: 101 },
      { code: '128', town: '12', west: 101, east: 102 },
    ]
    await settle(ctx, reform('silent', '2026-12-01', silent))
    await day('2026-12-01')
    expect(await placeOf(no)).toEqual(['silent', '1 12', '12.head'])
  })

  it('falls to the whole grid where nothing is said of its town either', async () => {
    const no = await opened(chosen('121'))
    await settle(ctx, reform('silent', '2026-12-01', [{ code: '131', town: '13', west: 100, east: 102 }]))
    await day('2026-12-01')
    expect(await placeOf(no)).toEqual(['silent', '1', '1.head'])
  })

  it.each(['true', 'untrue'] as const)(
    'that is closed as %s keeps its cell, named as it was',
    async (verdict) => {
      const no = await opened(tipAt(101.2))
      await closeAs(ctx, no, verdict)
      await settle(ctx, split)
      expect(await day('2026-12-01')).toMatchObject({ followed: 0, failed: 0 })
      expect(await placeOf(no)).toEqual(['town-2026', '1 12 121', '121.head'])
      expect(await readCase(ctx, no)).toMatchObject({ cell: { code: '12', name: '东镇' } })
    },
  )

  it('that is being handled follows like one just received', () => {
    expect(openStatuses).toEqual(['received', 'handling'])
  })

  it('of ten at once follows once', async () => {
    const no = await opened(tipAt(101.2))
    await settle(ctx, split)
    ctx.time.now = new Date('2026-12-01T02:30:00Z')
    const results = await Promise.all(Array.from({ length: 10 }, () => followCase(ctx, caseStream(no))))
    expect(results.toSorted()).toEqual(['followed', ...Array(9).fill('stays')])
    expect((await ctx.ledger.events(caseStream(no))).map(({ type }) => type)).toEqual([
      'case.opened',
      'case.released',
      'case.followed',
    ])
  })

  it('waits for the end of the scheme it is in, and of no other', async () => {
    const no = await opened(tipAt(101.2))
    const waiting = async (scheme: { id: string }) => ctx.ledger.waiting(caseWait(scheme.id), 10)
    expect([await waiting(townScheme), await waiting(split)]).toEqual([[caseStream(no)], []])
    await settle(ctx, split)
    await day('2026-12-01')
    expect([await waiting(townScheme), await waiting(split)]).toEqual([[], [caseStream(no)]])
  })

  it('stays when there is no such case', async () => {
    expect(await followCase(ctx, caseStream('C26-A0000-00000'))).toBe('stays')
  })
})
