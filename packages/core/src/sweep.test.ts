import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listCases } from './case/list.ts'
import { publish } from './publish.ts'
import { sweep } from './sweep.ts'
import { split } from './testing/reform.ts'
import { handIn, type MemoryContext, memoryContext, settle, tipAt } from './testing/town.ts'
import { assignTip } from './tip/assign.ts'
import { tipStream } from './tip/tip.ts'

const later = (ctx: MemoryContext, minutes: number) => {
  ctx.time.now = new Date(ctx.time.now.getTime() + minutes * 60_000)
}

describe('the sweep', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const assigned = async (n: number) => {
    const { tipNo } = await handIn(ctx, n)
    await assignTip(ctx, tipStream(tipNo))
  }
  const shown = async () => (await listCases(ctx, {})).cases.length

  it('finds nothing to do where every record arrived', async () => {
    await assigned(1)
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
  })

  it('assigns every tip whose record was lost, however long ago', async () => {
    await handIn(ctx, 1)
    later(ctx, 60 * 24 * 30)
    await handIn(ctx, 2)
    expect(await sweep(ctx)).toEqual({ assigned: 2, followed: 0, published: 2, failed: 0 })
    expect(await shown()).toBe(2)
  })

  it('publishes a case whose record was lost in the last hour', async () => {
    await assigned(1)
    later(ctx, 59)
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 1, failed: 0 })
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
    expect(await shown()).toBe(1)
  })

  it('leaves a case that was opened longer ago to a replay', async () => {
    await assigned(1)
    later(ctx, 61)
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
    expect(await shown()).toBe(0)
  })

  it('publishes no case before its release, and counts none then', async () => {
    await assigned(1)
    later(ctx, -5)
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
    expect(await shown()).toBe(0)
    later(ctx, 5)
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 1, failed: 0 })
  })

  it('goes on past what fails and logs its kind only', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { tipNo } = await handIn(ctx, 1)
    later(ctx, 1)
    await handIn(ctx, 2, tipAt(101.5))
    const sealed = async (stream: string) => {
      if (stream === tipStream(tipNo)) throw new TypeError('夜里有刺鼻气味')
      return ctx.ledger.sealed(stream)
    }
    expect(await sweep({ ...ctx, ledger: { ...ctx.ledger, sealed } })).toEqual({
      assigned: 1,
      followed: 0,
      published: 1,
      failed: 1,
    })
    expect(log.mock.calls).toEqual([['{"sweep":"assigned","error":"TypeError"}']])
    log.mockRestore()
  })

  it('takes open cases along on the first day of a reform, however long ago they were opened', async () => {
    await assigned(1)
    later(ctx, 60 * 24 * 30)
    await settle(ctx, { ...split, validFrom: '2026-12-20' })
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 1, published: 1, failed: 0 })
    expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
  })

  it('opens a case of the past in the scheme then in force, and takes it along in the same run', async () => {
    await settle(ctx, { ...split, validFrom: '2026-11-10' })
    await handIn(ctx, 1, { ...tipAt(101.2), occurredAt: '2026-11-01T10:00:00+08:00' })
    expect(await sweep(ctx)).toEqual({ assigned: 1, followed: 1, published: 1, failed: 0 })
  })

  it('goes on past a case that cannot follow', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await assigned(1)
    await assigned(2)
    await settle(ctx, { ...split, validFrom: '2026-11-20' })
    const [broken = ''] = await ctx.ledger.waiting('case@town-2026', 1)
    const head = async (stream: string) => {
      if (stream === broken) throw new TypeError('broken')
      return ctx.ledger.head(stream)
    }
    const swept = await sweep({ ...ctx, ledger: { ...ctx.ledger, head } })
    expect(swept).toMatchObject({ followed: 1, published: 1 })
    expect(log.mock.calls[0]).toEqual(['{"sweep":"followed","error":"TypeError"}'])
    log.mockRestore()
    expect(await sweep(ctx)).toMatchObject({ followed: 1, failed: 0 })
  })

  it('has nothing to do before the first scheme', async () => {
    expect(await sweep(memoryContext())).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
  })

  it('of two at once does each thing once', async () => {
    for (const n of [1, 2, 3]) await handIn(ctx, n)
    const [first, second] = await Promise.all([sweep(ctx), sweep(ctx)])
    expect(first.assigned + second.assigned).toBe(3)
    expect(first.failed + second.failed).toBe(0)
    expect(await shown()).toBe(3)
  })
})
