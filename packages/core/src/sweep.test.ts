import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listCases } from './case/list.ts'
import { sweep } from './sweep.ts'
import { nothing, split } from './testing/reform.ts'
import {
  citizen,
  deliverAll,
  deviceKey,
  handIn,
  type MemoryContext,
  memoryContext,
  reportAt,
  settle,
  untilPublic,
} from './testing/town.ts'
import { assignTip } from './tip/assign.ts'
import { submitTip } from './tip/submit.ts'
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
  const slow = (n: number) =>
    submitTip(ctx, citizen, { key: deviceKey(n), channel: 'web', lane: 'slow', input: reportAt(n) })
  /** To the release at six the next morning, for a tip handed in when the clock stands as it does at first. */
  const toRelease = () => {
    ctx.time.now = new Date('2026-11-21T06:00:00+08:00')
  }
  const shown = async () => (await listCases(ctx, {})).cases.length

  it('finds nothing to do where every record arrived', async () => {
    await assigned(1)
    await untilPublic(ctx)
    expect(await sweep(ctx)).toEqual(nothing)
  })

  it('assigns every tip whose record was lost, however long ago', async () => {
    await handIn(ctx, 1)
    later(ctx, 60 * 24 * 30)
    await handIn(ctx, 2)
    expect(await sweep(ctx)).toEqual({ ...nothing, assigned: 2 })
  })

  it('takes up the slow lane after the fast one, three hundred tips in a run', async () => {
    for (let n = 1; n <= 301; n++) await slow(n)
    const { tipNo } = await handIn(ctx, 999)
    const taken: string[] = []
    const ledger: typeof ctx.ledger = {
      ...ctx.ledger,
      sealed: (stream) => {
        taken.push(stream)
        return ctx.ledger.sealed(stream)
      },
    }
    expect(await sweep({ ...ctx, ledger })).toEqual({ ...nothing, assigned: 301 })
    expect(taken[0]).toBe(tipStream(tipNo))
    await deliverAll(ctx)
    expect(await sweep(ctx)).toEqual({ ...nothing, assigned: 1 })
  }, 30_000)

  it('releases at the slot, and publishes in its next run what the stream lost', async () => {
    await assigned(1)
    await deliverAll(ctx)
    toRelease()
    expect(await sweep(ctx)).toEqual({ ...nothing, released: 1 })
    expect(await shown()).toBe(0)
    later(ctx, 59)
    expect(await sweep(ctx)).toEqual({ ...nothing, published: 1 })
    expect(await sweep(ctx)).toEqual(nothing)
    expect(await shown()).toBe(1)
  })

  it('publishes what the stream lost however long it stood still itself', async () => {
    await assigned(1)
    toRelease()
    await sweep(ctx)
    later(ctx, 60 * 24 * 30)
    expect(await sweep(ctx)).toMatchObject({ published: 1 })
    expect(await shown()).toBe(1)
  })

  it('shows nobody but the desk a case before its release', async () => {
    await assigned(1)
    expect(await sweep(ctx)).toEqual({ ...nothing, published: 1 })
    expect(await sweep(ctx)).toEqual(nothing)
    expect(await shown()).toBe(0)
    expect((await ctx.board.list({ queue: 'unit#111', limit: 5 })).entries).toHaveLength(1)
  })

  it('goes on past what fails and logs its kind only', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { tipNo } = await handIn(ctx, 1)
    later(ctx, 1)
    await handIn(ctx, 2, reportAt(2, 101.5))
    const sealed = async (stream: string) => {
      if (stream === tipStream(tipNo)) throw new TypeError('夜里有刺鼻气味')
      return ctx.ledger.sealed(stream)
    }
    expect(await sweep({ ...ctx, ledger: { ...ctx.ledger, sealed } })).toEqual({
      ...nothing,
      assigned: 1,
      failed: 1,
    })
    expect(log.mock.calls).toEqual([
      ['{"sweep":"assigned","error":"TypeError"}'],
      ['{"ring":"sweep.failed","count":1}'],
    ])
    log.mockRestore()
  })

  it('takes open cases along on the first day of a reform, however long ago they were opened', async () => {
    await assigned(1)
    await untilPublic(ctx)
    later(ctx, 60 * 24 * 30)
    await settle(ctx, { ...split, validFrom: '2026-12-20' })
    // It was to be accepted within two days: the clock says so once it belongs to the scheme of today.
    expect(await sweep(ctx)).toEqual({ ...nothing, followed: 1, ticked: 1 })
    expect(await sweep(ctx)).toEqual({ ...nothing, published: 1 })
    expect(await sweep(ctx)).toEqual(nothing)
  })

  it('opens a case of the past in the scheme then in force, and takes it along as soon as it is released', async () => {
    await settle(ctx, { ...split, validFrom: '2026-11-10' })
    await handIn(ctx, 1, { ...reportAt(1, 101.2), occurredAt: '2026-11-01T10:00:00+08:00' })
    expect(await sweep(ctx)).toEqual({ ...nothing, assigned: 1 })
    await deliverAll(ctx)
    toRelease()
    expect(await sweep(ctx)).toEqual({ ...nothing, released: 1, followed: 1 })
  })

  it('goes on past a case that cannot follow', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await assigned(1)
    await assigned(2)
    await untilPublic(ctx)
    await settle(ctx, { ...split, validFrom: '2026-11-20' })
    const [broken = ''] = await ctx.ledger.waiting('case@town-2026', 1)
    const head = async (stream: string) => {
      if (stream === broken) throw new TypeError('broken')
      return ctx.ledger.head(stream)
    }
    const swept = await sweep({ ...ctx, ledger: { ...ctx.ledger, head } })
    expect(swept).toMatchObject({ followed: 1 })
    expect(log.mock.calls).toContainEqual(['{"sweep":"followed","error":"TypeError"}'])
    log.mockRestore()
    expect(await sweep(ctx)).toMatchObject({ followed: 1, failed: 0 })
  })

  it('has nothing to do before the first scheme', async () => {
    expect(await sweep(memoryContext())).toEqual(nothing)
  })

  it('of two at once does each thing once', async () => {
    for (const n of [1, 2, 3]) await handIn(ctx, n)
    const both = async () => {
      const [first, second] = await Promise.all([sweep(ctx), sweep(ctx)])
      expect(first.failed + second.failed).toBe(0)
      return { assigned: first.assigned + second.assigned, released: first.released + second.released }
    }
    expect(await both()).toEqual({ assigned: 3, released: 0 })
    toRelease()
    expect(await both()).toEqual({ assigned: 0, released: 3 })
    await deliverAll(ctx)
    expect(await shown()).toBe(3)
  })
})
