import { LedgerUnavailable } from '@wangge/ledger'
import { beforeEach, describe, expect, it } from 'vitest'
import { deviceKey, type MemoryContext, memoryContext, settle, tipAt } from '../testing/town.ts'
import { admit } from './admit.ts'
import { admitTip } from './admit-tip.ts'

describe('the lane of a tip', () => {
  let ctx: MemoryContext
  let next: number
  beforeEach(() => {
    ctx = memoryContext()
    next = 1
  })
  const asked = { network: 'n1', cell: '111', permitted: true }
  const lanes = async (many: number, change: Partial<Omit<Parameters<typeof admit>[1], 'key'>> = {}) => {
    let fast = 0
    for (let n = 0; n < many; n++)
      if ((await admit(ctx, { key: deviceKey(next++), ...asked, ...change })) === 'fast') fast++
    return { fast, slow: many - fast }
  }

  it('is fast for ten tips an hour of one network, and the eleventh waits', async () => {
    expect(await lanes(11)).toEqual({ fast: 10, slow: 1 })
    ctx.time.now = new Date('2026-11-20T03:00:00.000Z')
    expect(await lanes(11)).toEqual({ fast: 10, slow: 1 })
  })

  it('is fast for three without proof of work, which use up nothing of those with it', async () => {
    expect(await lanes(20, { permitted: false })).toEqual({ fast: 3, slow: 17 })
    expect(await lanes(10)).toEqual({ fast: 10, slow: 0 })
  })

  it('is slow beyond thirty an hour in one cell, whoever sends, and fast in the cell beside it', async () => {
    const fromMany = async (cell: string) => {
      let fast = 0
      for (let n = 0; n < 40; n++) fast += (await lanes(1, { network: `of-${cell}-${n}`, cell })).fast
      return fast
    }
    expect(await fromMany('111')).toBe(30)
    expect(await fromMany('121')).toBe(30)
  })

  it('is slow beyond a thousand an hour in all', async () => {
    let fast = 0
    for (let n = 0; n < 1_100; n++) fast += (await lanes(1, { network: `n${n}`, cell: `c${n}` })).fast
    expect(fast).toBe(1_000)
  })

  it('what stopped at its own network uses up nothing of its cell', async () => {
    await lanes(500)
    expect(await lanes(10, { network: 'n2' })).toEqual({ fast: 10, slow: 0 })
    expect(await lanes(10, { network: 'n3' })).toEqual({ fast: 10, slow: 0 })
    expect(await lanes(10, { network: 'n4' })).toEqual({ fast: 0, slow: 10 })
  })

  it('counts a draft once, however often it is sent, also at once', async () => {
    const again = () => admit(ctx, { key: deviceKey(0), ...asked })
    expect(new Set(await Promise.all(Array.from({ length: 50 }, again)))).toEqual(new Set(['fast']))
    expect(await lanes(10)).toEqual({ fast: 9, slow: 1 })
  })

  it('of a draft that waits stays slow when it is sent again in the next hour', async () => {
    ctx.time.now = new Date('2026-11-20T02:59:30.000Z')
    await lanes(10)
    const again = () => admit(ctx, { key: deviceKey(999), ...asked })
    expect(await again()).toBe('slow')
    ctx.time.now = new Date('2026-11-20T03:00:30.000Z')
    expect(await again()).toBe('slow')
  })

  it('of a named client has no limit of a network, but those of cell and whole', async () => {
    expect(await lanes(40, { network: null })).toEqual({ fast: 30, slow: 10 })
    expect(await lanes(40, { network: null, cell: undefined })).toEqual({ fast: 40, slow: 0 })
  })

  it('is slow while nothing can be counted, and never a refusal', async () => {
    ctx.passing.count = async () => {
      throw new LedgerUnavailable('overrun')
    }
    expect(await lanes(1)).toEqual({ fast: 0, slow: 1 })
  })

  describe('as it was sent', () => {
    const caller = { network: null, permitted: true }
    const fastOf = async (many: number, input: unknown) => {
      let fast = 0
      for (let n = 0; n < many; n++)
        if ((await admitTip(ctx, { key: deviceKey(next++), ...caller, input })) === 'fast') fast++
      return fast
    }

    it('counts for the cell of its place, by point or by list', async () => {
      await settle(ctx)
      const { point: _, ...placeless } = tipAt()
      expect(await fastOf(20, tipAt())).toBe(20)
      expect(await fastOf(20, { ...placeless, cell: '111' })).toBe(10)
      expect(await fastOf(20, tipAt(101.5))).toBe(20)
    })

    it('never fails for want of a cell', async () => {
      expect(await fastOf(1, tipAt())).toBe(1)
      await settle(ctx)
      const { point: _, ...placeless } = tipAt()
      expect(await fastOf(1, { ...placeless, cell: '999' })).toBe(1)
    })

    it('counts for nothing when it is about to be refused', async () => {
      expect(await fastOf(1_001, { category: 'love' })).toBe(0)
      expect(await fastOf(1, tipAt())).toBe(1)
    })
  })
})
