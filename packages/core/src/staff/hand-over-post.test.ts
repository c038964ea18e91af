import { beforeEach, describe, expect, it } from 'vitest'
import { readPost } from '../officer/read-post.ts'
import { acting, joined, joinedActor, right } from '../testing/accounts.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { deliverAll, type MemoryContext, memoryContext, settle } from '../testing/town.ts'
import { handOverPost } from './hand-over-post.ts'
import { readAccount } from './read-account.ts'
import type { StaffActor } from './staff.ts'

let ctx: MemoryContext
let admin: StaffActor
let leaving: string
let following: string
beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  admin = await joinedActor(ctx, '高某', right('admin', '1'))
  leaving = await joined(ctx, '金某', right('head', '111', { until: '2027-06-30' }), right('worker', '121'))
  following = await joined(ctx, '何某', right('worker', '121'))
})

const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)
const post = { post: '111.head', title: 'grid-head', phone: '0995-0000001' }
const handOver = (actor: StaffActor, change: object = {}) =>
  handOverPost(ctx, actor, { from: leaving, to: following, role: 'head', cell: '111', ...change })
const rightsOf = async (id: string) =>
  (await readAccount(ctx, id))?.grants.map(({ role, cell, until, by }) => [role, cell, until, by])

describe('handing a post over', () => {
  it('ends the rights of one person there, gives them to another for as long, and names the new holder', async () => {
    expect(await handOver(admin, { post })).toEqual({ openCases: 0 })
    expect(await rightsOf(leaving)).toEqual([['worker', '121', null, 'operator']])
    expect(await rightsOf(following)).toEqual([
      ['worker', '121', null, 'operator'],
      ['head', '111', '2027-06-30', admin.name],
    ])
    await deliverAll(ctx)
    const { terms } = await readPost(ctx, '111.head')
    expect(terms.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['何某', '2026-11-20', null],
      ['西村甲', '2026-01-01', '2026-11-19'],
    ])
  })

  it('leaves the cases with the unit, and says how many are open', async () => {
    for (let n = 0; n < 203; n++)
      await ctx.board.put({
        pk: `case#${n}`,
        sk: 'unit#111',
        seq: 1,
        body: {},
        queue: 'unit#111',
        order: `2026-12-01#${n}`,
      })
    expect(await handOver(admin)).toEqual({ openCases: 203 })
  })

  it('is for a cell head to do below the own cell, for posts of the grid alone', async () => {
    const town = await joinedActor(ctx, '石某', right('head', '11'))
    const village = await joinedActor(ctx, '白某', right('head', '111'))
    expect(await codes(() => handOver(village))).toEqual(['staff.denied'])
    expect(await codes(async () => handOver(await acting(ctx, leaving)))).toEqual(['staff.denied'])
    const publisher = await joined(ctx, '罗某', right('publisher', '111'))
    expect(await codes(() => handOver(town, { from: publisher, role: 'publisher' }))).toEqual([
      'staff.too_high',
    ])
    expect(await codes(() => handOver(town))).toEqual([])
    const other = await joined(ctx, '丁某', right('head', '121'))
    expect(await codes(() => handOver(town, { from: other, cell: '121' }))).toEqual(['staff.unknown'])
  })

  it('gives nobody a post by his own hand', async () => {
    const town = await joinedActor(ctx, '石某', right('head', '11'))
    expect(await codes(() => handOver(town, { to: town.id }))).toEqual(['staff.own_grant'])
    expect(await codes(() => handOver(admin, { to: admin.id }))).toEqual(['staff.own_grant'])
    const peer = await joined(ctx, '白某', right('admin', '1'))
    expect(await codes(() => handOver(admin, { from: peer, role: 'admin', cell: '1' }))).toEqual([
      'staff.too_high',
    ])
  })

  it.each([
    [{ to: undefined }, 'staff.unknown'],
    [{ to: 'nobody' }, 'staff.unknown'],
    [{ cell: '999' }, 'staff.nothing_to_hand_over'],
    [{ role: 'command' }, 'staff.nothing_to_hand_over'],
    [{ role: 'king' }, 'staff.grant_invalid'],
    [{ more: 1 }, 'staff.grant_invalid'],
    [{ post: { ...post, post: '121.head' } }, 'officer.invalid'],
    [{ post: { ...post, phone: '13800000000' } }, 'officer.invalid'],
    [{ post: { ...post, title: 'supervisor' } }, 'officer.invalid'],
  ])('is refused with %j and changes nothing', async (change, code) => {
    const before = [await rightsOf(leaving), await rightsOf(following)]
    expect(await codes(() => handOver(admin, change))).toEqual([code])
    expect([await rightsOf(leaving), await rightsOf(following)]).toEqual(before)
  })

  it('goes from one person to another one', async () => {
    expect(await codes(() => handOver(admin, { to: leaving }))).toEqual(['staff.same_holder'])
  })

  it('happens whole or not at all, wherever the process ends', async () => {
    const killed = await killAtEachCall(async (n) => {
      ctx = memoryContext()
      await settle(ctx)
      const actor = await joinedActor(ctx, '高某', right('admin', '1'))
      const [from, to] = [
        await joined(ctx, '金某', right('head', '111')),
        await joined(ctx, '何某', right('worker', '121')),
      ]
      const ask = { from, to, role: 'head', cell: '111', post }
      const answer = await survives(() =>
        handOverPost({ ...killingContext(ctx, n, 'after', ['ledger']), board: ctx.board }, actor, ask),
      )
      const heads = [from, to].map(
        async (id) => ((await rightsOf(id)) ?? []).filter(([role]) => role === 'head').length,
      )
      expect(['1,0', '0,1']).toContain((await Promise.all(heads)).join())
      const named = (await ctx.ledger.head('officer#111.head'))?.seq ?? 0
      expect(named).toBe((await heads[1]) ?? -1)
      return answer
    })
    expect(killed).toBeGreaterThan(4)
  })
})
