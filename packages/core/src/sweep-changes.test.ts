import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listCorrections } from './correction/list.ts'
import { reportCorrection } from './correction/report.ts'
import { notifyStaff } from './notice/notify.ts'
import { appoint } from './officer/appoint.ts'
import { readPost } from './officer/read-post.ts'
import { recordAudit } from './staff/audit.ts'
import { endAccount } from './staff/end-account.ts'
import { inviteStaff } from './staff/invite-staff.ts'
import { staffOfCell } from './staff/staff-of-cell.ts'
import { sweep } from './sweep.ts'
import { keepMark, readMark } from './sweep-mark.ts'
import { right } from './testing/accounts.ts'
import { desk, people } from './testing/handled.ts'
import { nothing } from './testing/reform.ts'
import {
  citizen,
  deliverAll,
  deviceKey,
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  untilPublic,
} from './testing/town.ts'
import { tipStream } from './tip/tip.ts'

let ctx: MemoryContext
let said: string[]
beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  said = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => said.push(line))
})
afterEach(() => vi.restoreAllMocks())

const later = (minutes: number) => {
  ctx.time.now = new Date(ctx.time.now.getTime() + minutes * 60_000)
}
const rings = () => said.flatMap((line) => (line.includes('"ring"') ? [JSON.parse(line) as object] : []))

describe('what the stream lost', () => {
  it('of posts, accounts, records of rights and reported errors is seen after the next run', async () => {
    await appoint(ctx, operator, {
      post: '111.head',
      title: 'grid-head',
      name: '新村长',
      phone: '0995-0000001',
      from: '2026-11-20',
    })
    await inviteStaff(ctx, operator, { name: '金某', grants: [right('head', '111')] })
    await recordAudit(ctx, {
      by: 'staff:a',
      action: 'case.read',
      about: 'x',
      cells: ['1'],
      outcome: 'staff.denied',
    })
    await reportCorrection(ctx, citizen, {
      key: deviceKey(1),
      input: { cell: '111', about: 'phone', note: '' },
    })
    const seen = async () => [
      (await readPost(ctx, '111.head')).terms.map(({ name }) => name).includes('新村长'),
      (await staffOfCell(ctx, '111')).length,
      (await ctx.board.list({ queue: 'audit#1', limit: 9 })).entries.length,
      (await listCorrections(ctx, '11', 9)).length,
    ]
    expect(await seen()).toEqual([false, 0, 0, 0])
    expect(await sweep(ctx)).toEqual({ ...nothing, published: 4 })
    expect(await seen()).toEqual([true, 1, 1, 1])
    expect(await sweep(ctx)).toEqual(nothing)
  })

  it('of a case nobody may see yet is told to its unit, and stands on its list', async () => {
    const { id } = await inviteStaff(ctx, operator, {
      name: '金某',
      mail: 'jin@example.org',
      grants: [right('head', '111')],
    })
    await handIn(ctx, 1)
    await sweep(ctx)
    expect((await ctx.board.list({ queue: 'unit#111', limit: 9 })).entries).toEqual([])
    later(1)
    await sweep(ctx)
    expect((await ctx.board.list({ queue: 'unit#111', limit: 9 })).entries).toHaveLength(1)
    later(2)
    await notifyStaff(ctx)
    expect(ctx.notices.sent()).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ to: `staff:${id}` })]) as object,
    )
  })

  it('of a deed the public log does not tell of is on the list of its unit after the next run', async () => {
    const tip = await handIn(ctx, 1)
    await untilPublic(ctx)
    const at = await desk(ctx, tip)
    await at.do(people.village, 'take-up')
    expect(await sweep(ctx)).toEqual({ ...nothing, published: 1 })
    const [line] = (await ctx.board.list({ queue: 'unit#111', limit: 9 })).entries
    expect(line?.body).toMatchObject({ stage: 'pre-check' })
  })

  it('is found though the sweep stood still for a month', async () => {
    await sweep(ctx)
    later(20)
    await sweep(ctx)
    await inviteStaff(ctx, operator, { name: '金某', grants: [right('head', '111')] })
    later(60 * 24 * 30)
    expect(await sweep(ctx)).toEqual({ ...nothing, published: 1 })
  })

  it('and cannot be put is tried in every run of a day, stops nothing else, and is given up then', async () => {
    const { id } = await inviteStaff(ctx, operator, { name: '坏', grants: [right('head', '111')] })
    const broken = {
      ...ctx,
      board: {
        ...ctx.board,
        put: async (entry: Parameters<typeof ctx.board.put>[0]) => {
          if (entry.pk === `staff#${id}`) throw new TypeError('broken')
          return ctx.board.put(entry)
        },
      },
    }
    later(1)
    await inviteStaff(ctx, operator, { name: '好', grants: [right('head', '121')] })
    expect(await sweep(broken)).toEqual({ ...nothing, published: 1, failed: 1 })
    expect(rings()).toEqual([{ ring: 'sweep.failed', count: 1 }])
    later(60 * 12)
    expect(await sweep(broken)).toMatchObject({ published: 0, failed: 1 })
    later(60 * 13)
    await sweep(broken)
    later(1)
    expect(await sweep(broken)).toEqual(nothing)
  })

  it('costs a mark now and then, and no look at what was looked at', async () => {
    await handIn(ctx, 1)
    await sweep(ctx)
    await deliverAll(ctx)
    for (let run = 0; run < 30; run++) {
      later(1)
      await sweep(ctx)
    }
    const { version, mark } = await readMark(ctx)
    expect(version).toBeLessThan(5)
    expect(mark.seen).toBeGreaterThan(ctx.now().getTime() - 15 * 60_000)
    const heads = vi.spyOn(ctx.ledger, 'head')
    await sweep(ctx)
    expect(heads.mock.calls.filter(([stream]) => stream.startsWith('case#'))).toEqual([])
  })

  it('and was found is not looked at by the same process again, until it changes or another process releases', async () => {
    const { id } = await inviteStaff(ctx, operator, { name: '金某', grants: [right('head', '111')] })
    await sweep(ctx)
    const heads = vi.spyOn(ctx.ledger, 'head')
    const looks = () => heads.mock.calls.filter(([stream]) => stream === `staff#${id}`).length
    await sweep(ctx)
    expect(looks()).toBe(0)
    // At the very same time.
    await endAccount(ctx, operator, id)
    const changed = looks()
    expect(await sweep(ctx)).toEqual({ ...nothing, published: 1 })
    expect(looks()).toBe(changed + 1)
    const kept = await readMark(ctx)
    await keepMark(ctx, kept, { ...kept.mark, released: ctx.now().getTime() })
    await sweep(ctx)
    expect(looks()).toBe(changed + 2)
  })
})

describe('tips that cannot be given to a cell', () => {
  it('do not keep those behind them waiting, and come again in turn', async () => {
    const bad = new Set<string>()
    for (let n = 1; n <= 500; n++) bad.add(tipStream((await handIn(ctx, n)).tipNo))
    later(1)
    const good = await handIn(ctx, 501)
    const tried: string[] = []
    const sealed: typeof ctx.ledger.sealed = async (stream) => {
      tried.push(stream)
      if (bad.has(stream)) throw new TypeError('broken')
      return ctx.ledger.sealed(stream)
    }
    const broken = { ...ctx, ledger: { ...ctx.ledger, sealed } }
    expect(await sweep(broken)).toEqual({ ...nothing, failed: 500 })
    expect(await sweep(broken)).toEqual({ ...nothing, assigned: 1 })
    expect(tried.at(-1)).toBe(tipStream(good.tipNo))
    expect(await sweep(ctx)).toMatchObject({ assigned: 500, failed: 0 })
  }, 30_000)

  it('ring after ten minutes, and not before', async () => {
    const { tipNo } = await handIn(ctx, 1)
    const sealed: typeof ctx.ledger.sealed = async (stream) => {
      if (stream === tipStream(tipNo)) throw new TypeError('broken')
      return ctx.ledger.sealed(stream)
    }
    const broken = { ...ctx, ledger: { ...ctx.ledger, sealed } }
    later(9)
    await sweep(broken)
    expect(rings()).toEqual([{ ring: 'sweep.failed', count: 1 }])
    later(2)
    await sweep(broken)
    expect(rings().at(-1)).toEqual({ ring: 'sweep.tips_wait', count: 1 })
    expect(JSON.stringify(said)).not.toContain(tipNo)
    await sweep(ctx)
    const before = rings().length
    await sweep(ctx)
    expect(rings()).toHaveLength(before)
  })
})
