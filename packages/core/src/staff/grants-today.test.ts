import { beforeEach, describe, expect, it } from 'vitest'
import { acceptCase } from '../case/accept.ts'
import { readQueue } from '../case/read-queue.ts'
import type { NoticeBatch } from '../notice/notice.ts'
import { notifyStaff } from '../notice/notify.ts'
import { revertScheme } from '../scheme/revert.ts'
import { acting, joined, right } from '../testing/accounts.ts'
import { issuesOf } from '../testing/issues.ts'
import { merged, reform, reformedTown, split } from '../testing/reform.ts'
import { deliverAll, operator, settle } from '../testing/town.ts'
import { grantRole } from './grant-role.ts'
import { handOverPost } from './hand-over-post.ts'
import { inviteStaff } from './invite-staff.ts'
import { listRenewals } from './list-renewals.ts'
import { listStaff } from './read-staff.ts'
import { revokeGrant } from './revoke-grant.ts'

type Town = Awaited<ReturnType<typeof reformedTown>>

const east = { point: { lng: 101.25, lat: 30.5, datum: 'wgs84', accuracy: 10 }, category: 'odour' }
const held = async (town: Town, id: string) =>
  (await acting(town.ctx, id)).grants.map(({ cell, except = [] }) => [cell, ...except])

describe('a right after a reform', () => {
  let town: Town
  beforeEach(async () => {
    town = await reformedTown()
  })

  it('over a cell that was split is one over all its parts, also in what is handled there', async () => {
    const id = await joined(town.ctx, '东', right('head', '121'))
    const no = await town.opened(east)
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    expect(await held(town, id)).toEqual([['122'], ['123']])
    const actor = await acting(town.ctx, id)
    const { lines } = await readQueue(town.ctx, actor, {})
    expect(lines.map((line) => [line.no, line.unit])).toEqual([[no, '122']])
    await acceptCase(town.ctx, actor, { no, input: {} })
    expect(await town.caseOf(no)).toMatchObject({ stage: 'accepted', unit: '122' })
  })

  it('of a department goes on at every part', async () => {
    const id = await joined(town.ctx, '水', right('department', '121', { department: 'water' }))
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    expect((await acting(town.ctx, id)).grants.map(({ cell, department }) => [cell, department])).toEqual([
      ['122', 'water'],
      ['123', 'water'],
    ])
  })

  it('over a cell merged with another is none, and none over the other either', async () => {
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    const id = await joined(town.ctx, '东', right('head', '122'))
    const whole = await joined(town.ctx, '镇', right('head', '12'))
    await settle(town.ctx, merged)
    await town.day('2027-01-02')
    expect(await held(town, id)).toEqual([])
    expect(await held(town, whole)).toEqual([])
  })

  it('over what was split and merged again is one over the same land', async () => {
    const id = await joined(town.ctx, '东', right('head', '121'))
    for (const scheme of [split, merged]) await settle(town.ctx, scheme)
    await town.day('2027-01-02')
    expect(await held(town, id)).toEqual([['114']])
  })

  it('does not go to other land under an old number', async () => {
    const id = await joined(town.ctx, '西', right('head', '111'))
    const swapped = reform('swapped', '2026-12-01', [
      { code: '121', town: '11', west: 100, east: 101, predecessors: ['111'] },
      { code: '111', town: '12', west: 101, east: 102, predecessors: ['121'] },
    ])
    await settle(town.ctx, swapped)
    await town.day('2026-12-02')
    expect(await held(town, id)).toEqual([['121']])
  })

  it('does not grow with a cell that takes in another under its own number', async () => {
    const id = await joined(town.ctx, '西', right('head', '111'))
    const grown = reform('grown', '2026-12-01', [
      { code: '111', town: '11', west: 100, east: 102, predecessors: ['111', '121'] },
    ])
    await settle(town.ctx, grown)
    await town.day('2026-12-02')
    expect(await held(town, id)).toEqual([])
  })

  it('over a town stays without a village that was put into it, until it is given anew', async () => {
    const id = await joined(town.ctx, '西镇', right('head', '11'))
    const admin = await joined(town.ctx, '管', right('admin', '11'))
    const moved = reform('moved', '2026-12-01', [
      { code: '111', town: '11', west: 100, east: 101 },
      { code: '121', town: '11', west: 101, east: 102 },
    ])
    await settle(town.ctx, moved)
    await town.day('2026-12-02')
    const no = await town.opened(east)
    expect(await held(town, id)).toEqual([['11', '121']])
    const before = await readQueue(town.ctx, await acting(town.ctx, id), { cell: '11' })
    expect(before.lines).toEqual([])
    const worker = await joined(town.ctx, '员', right('worker', '111'))
    expect(
      await issuesOf(async () =>
        grantRole(town.ctx, await acting(town.ctx, admin), worker, right('worker', '121')),
      ),
    ).toEqual([{ code: 'staff.unknown' }])
    expect(
      await issuesOf(async () =>
        grantRole(town.ctx, await acting(town.ctx, admin), worker, right('head', '11')),
      ),
    ).toEqual([{ code: 'staff.too_high', field: 'cell' }])
    await grantRole(town.ctx, operator, id, right('head', '11'))
    const after = await readQueue(town.ctx, await acting(town.ctx, id), { cell: '11' })
    expect(after.lines.map((line) => line.no)).toEqual([no])
  })

  it('over the whole grid is one over the whole grid, whatever is its number', async () => {
    const id = await joined(town.ctx, '县', right('command', '1'))
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    expect(await held(town, id)).toEqual([['1']])
  })

  it('is as before when the reform is taken back, and what was given meanwhile goes back with it', async () => {
    const old = await joined(town.ctx, '东', right('head', '121'))
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    const part = await joined(town.ctx, '新', right('head', '122'))
    const both = await joined(town.ctx, '两', right('head', '12'))
    await revertScheme(town.ctx, operator, 'split')
    await town.day('2026-12-03')
    expect(await held(town, old)).toEqual([['121']])
    expect(await held(town, part)).toEqual([])
    expect(await held(town, both)).toEqual([['12']])
  })

  it('still shuts its holder out of a complaint about the cell that is gone', async () => {
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    const id = await joined(town.ctx, '东', right('head', '122'), right('head', '1'))
    const no = await town.opened({ ...east, against: '122' })
    await settle(town.ctx, merged)
    await town.day('2027-01-02')
    expect(await town.caseOf(no)).toMatchObject({ against: '114' })
    const actor = await acting(town.ctx, id)
    expect((await readQueue(town.ctx, actor, { cell: '1' })).lines).toEqual([])
    const other = await acting(town.ctx, await joined(town.ctx, '县', right('head', '1')))
    expect((await readQueue(town.ctx, other, { cell: '1' })).lines.map((line) => line.no)).toEqual([no])
  })

  it('brings the notices of the cells it is over now', async () => {
    const { ctx } = town
    const invited = { name: '东', mail: 'dong@example.org', grants: [right('head', '121')] }
    const { id } = await inviteStaff(ctx, operator, invited)
    await settle(ctx, split)
    await town.day('2026-12-02')
    const no = await town.opened(east)
    await deliverAll(ctx)
    ctx.time.now = new Date(ctx.time.now.getTime() + 120_000)
    await notifyStaff(ctx)
    const batches = ctx.notices.sent() as readonly NoticeBatch[]
    const items = batches.filter(({ to }) => to === `staff:${id}`).flatMap((batch) => batch.items)
    expect(items[0]).toMatchObject({ case: no, unit: '122', kind: 'assigned' })
  })

  it('is given anew, handed over and taken under the numbers of today', async () => {
    const { ctx } = town
    const id = await joined(ctx, '东', right('head', '121'))
    const next = await joined(ctx, '新', right('worker', '111'))
    for (const scheme of [split, merged]) await settle(ctx, scheme)
    await town.day('2027-01-02')
    expect(await issuesOf(() => grantRole(ctx, operator, id, right('head', '114')))).toEqual([
      { code: 'staff.grant_held', field: 'role' },
    ])
    await handOverPost(ctx, operator, { from: id, to: next, role: 'head', cell: '114' })
    expect([await held(town, id), await held(town, next)]).toEqual([[], [['111'], ['114']]])
    const admin = await acting(ctx, await joined(ctx, '管', right('admin', '11')))
    await revokeGrant(ctx, admin, next, 'g2')
    expect(await held(town, next)).toEqual([['111']])
  })

  it('lists its holder where the land is today', async () => {
    const { ctx } = town
    const id = await joined(ctx, '东', right('head', '121'))
    for (const scheme of [split, merged]) await settle(ctx, scheme)
    await town.day('2027-01-02')
    await deliverAll(ctx)
    const people = await listStaff(ctx, operator, '11')
    expect(people.map((each) => each.id)).toEqual([id])
  })
})

describe('rights to be given anew', () => {
  let town: Town
  beforeEach(async () => {
    town = await reformedTown()
  })
  const listed = async (cell = '1') => {
    await deliverAll(town.ctx)
    const renewals = await listRenewals(town.ctx, operator, cell)
    return renewals.map(({ person, cellName, reaches, lacks }) => [person, cellName, reaches, lacks])
  }

  it('are none without a reform, and none where all parts are reached', async () => {
    await joined(town.ctx, '东', right('head', '121'))
    expect(await listed()).toEqual([])
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    expect(await listed()).toEqual([])
  })

  it('are those over a cell that was merged, and over one that has other land below it', async () => {
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    await joined(town.ctx, '乙', right('head', '122'))
    await joined(town.ctx, '丙', right('worker', '11'))
    await settle(town.ctx, merged)
    await town.day('2027-01-02')
    const east = ['乙', '122村', [], ['114']]
    const west = ['丙', '11镇', ['11'], ['114']]
    expect(await listed()).toEqual(expect.arrayContaining([east, west]))
    expect(await listed()).toHaveLength(2)
    expect(await listed('111')).toEqual([])
  })

  it('are done with once the old one is taken', async () => {
    await settle(town.ctx, split)
    await town.day('2026-12-02')
    const id = await joined(town.ctx, '乙', right('head', '122'))
    await settle(town.ctx, merged)
    await town.day('2027-01-02')
    await grantRole(town.ctx, operator, id, right('head', '114'))
    await revokeGrant(town.ctx, operator, id, 'g1')
    expect(await listed()).toEqual([])
    expect(await held(town, id)).toEqual([['114']])
  })

  it('are not told to who may not read accounts there', async () => {
    const head = await acting(town.ctx, await joined(town.ctx, '乙', right('head', '12')))
    expect(await issuesOf(() => listRenewals(town.ctx, head, '1'))).not.toEqual([])
  })
})
