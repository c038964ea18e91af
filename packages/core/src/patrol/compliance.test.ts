import { describe, expect, it } from 'vitest'
import { people } from '../testing/handled.ts'
import { photo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { hourAgo, patrol, patrolTown } from '../testing/patrolled.ts'
import { split } from '../testing/reform.ts'
import { deliverAll, type MemoryContext, settle } from '../testing/town.ts'
import { dutiesOf, type PatrolRule, patrolRules, rulesOf } from './compliance.ts'
import { readCompliance } from './read-compliance.ts'
import { readPlan } from './read-plan.ts'

const rule = (more: Partial<PatrolRule> = {}): PatrolRule => ({
  jurisdiction: '*',
  validFrom: '2022-01-01',
  kind: 'village',
  role: 'head',
  period: 'month',
  minimum: 2,
  ...more,
})
const on = (day: number, night = false) => ({
  role: 'head' as const,
  day: `2026-11-${String(day).padStart(2, '0')}`,
  night,
})

describe('what is due in a month', () => {
  it('is by the general rules once of the head of a town, twice of that of a village, and nothing of a county', () => {
    const minimum = (kind: string) =>
      rulesOf(patrolRules, 'town', '2026-11', kind).map(({ role, minimum }) => [role, minimum])
    expect(['county', 'town', 'village'].map(minimum)).toEqual([[], [['head', 1]], [['head', 2]]])
  })

  it('follows the rule in force on the first day of the month, the own one of a place before the general one', () => {
    const rules = [
      rule(),
      rule({ validFrom: '2026-07-02', minimum: 4 }),
      rule({ jurisdiction: 'here', validFrom: '2026-10-01', minimum: 1 }),
    ]
    const minimum = (where: string, month: string) => rulesOf(rules, where, month, 'village')[0]?.minimum
    expect(['2021-12', '2026-06', '2026-07', '2026-08'].map((month) => minimum('there', month))).toEqual([
      undefined,
      2,
      2,
      4,
    ])
    expect(['2026-09', '2026-10'].map((month) => minimum('here', month))).toEqual([4, 1])
  })

  it('a rule by night stands beside that by day', () => {
    const rules = [rule(), rule({ night: true, minimum: 1 })]
    expect(rulesOf(rules, 'town', '2026-11', 'village')).toHaveLength(2)
    expect(dutiesOf(rules, [], [on(1), on(2)]).map(({ done, counted }) => [done, counted])).toEqual([
      [2, 2],
      [0, 0],
    ])
    expect(dutiesOf(rules, [], [on(1), on(2, true)]).map(({ done, counted }) => [done, counted])).toEqual([
      [2, 2],
      [1, 1],
    ])
  })

  it('counts in each period what it asks for and no more', () => {
    const weekly = dutiesOf([rule({ period: 'week', minimum: 1 })], [], [on(1), on(7), on(8), on(30)])
    expect(weekly).toMatchObject([{ due: 4, done: 4, counted: 3 }])
    const halves = dutiesOf([rule({ period: 'half-month', minimum: 1 })], [], [on(14), on(15)])
    expect(halves).toMatchObject([{ due: 2, done: 2, counted: 1 }])
  })

  it('is due of each worker in office, of every head, and of a cell without a head all the same', () => {
    const seat = (post: string, title: string, held = true) => ({
      post,
      title,
      from: '2026-01-01',
      holder: held ? { name: '甲', phone: '0995-0000000' } : null,
    })
    const rules = [rule(), rule({ role: 'worker', minimum: 3 })]
    const seats = [
      seat('111.head', 'grid-head', false),
      seat('111.worker-1', 'grid-worker'),
      seat('111.worker-2', 'supervisor'),
      seat('111.worker-3', 'grid-worker', false),
    ]
    expect(dutiesOf(rules, seats, []).map(({ due }) => due)).toEqual([2, 6])
    expect(dutiesOf(rules, [], []).map(({ due }) => due)).toEqual([2, 0])
    const heads = [seat('111.head', 'grid-head'), seat('111.head-2', 'grid-head')]
    expect(dutiesOf(rules, heads, [])[0]?.due).toBe(4)
  })
})

describe('what everybody can read of it', () => {
  const told = async (ctx: MemoryContext, asked = {}) => {
    await deliverAll(ctx)
    return readCompliance(ctx, asked)
  }

  it('sums a cell and all below it: due, done, and how often anybody was there', async () => {
    const ctx = await patrolTown()
    for (const [n, actor] of [people.village, people.village, people.village, people.worker].entries())
      await patrol(ctx, n, hourAgo(ctx, n), actor)
    await patrol(ctx, 9, hourAgo(ctx, 0, { cell: '11' }), people.town)
    const { month, over, total, rows } = await told(ctx)
    expect({ month, over, total }).toMatchObject({
      month: '2026-11',
      over: false,
      total: { due: 6, counted: 3, visits: 5, overdue: 0 },
    })
    expect(rows.map(({ cell, due, counted, visits }) => [cell.code, due, counted, visits])).toEqual([
      ['11', 3, 3, 5],
      ['12', 3, 0, 0],
    ])
    expect((await told(ctx, { cell: '111' })).duties).toMatchObject([
      { role: 'head', due: 2, done: 3, counted: 2 },
    ])
  })

  it('says what is owed for good once the month is over, and not before', async () => {
    const ctx = await patrolTown()
    await patrol(ctx, 1, hourAgo(ctx))
    ctx.time.now = new Date('2026-11-30T15:59:00Z')
    expect((await told(ctx, { month: '2026-11' })).total.overdue).toBe(0)
    ctx.time.now = new Date('2026-11-30T16:00:00Z')
    expect(await told(ctx, { month: '2026-11' })).toMatchObject({
      over: true,
      total: { counted: 1, overdue: 5 },
    })
    expect(await told(ctx)).toMatchObject({ month: '2026-12', total: { visits: 0, overdue: 0 } })
  })

  it('counts what patrols found themselves, by kind, and names nobody', async () => {
    const ctx = await patrolTown()
    const id = await photo(ctx, 1, 1)
    const findings = [
      { category: 'odour', result: 'case', text: '刺鼻' },
      { category: 'dust', result: 'fixed', text: '已覆盖', photos: [id] },
      { category: 'water', result: 'clean' },
    ]
    await patrol(ctx, 1, hourAgo(ctx, 0, { findings }))
    const { total, found } = await told(ctx)
    expect([total.opened, total.fixed, found]).toEqual([1, 1, { odour: 1, dust: 1 }])
    const [view] = await ctx.views.get([{ pk: 'patrols#2026-11', sk: 'patrol#111' }])
    const body = view?.body as { readonly visits: readonly object[] } | undefined
    expect(Object.keys(view?.body ?? {})).toEqual(['cell', 'month', 'visits', 'results', 'found'])
    expect(Object.keys(body?.visits[0] ?? {})).toEqual(['role', 'day', 'night'])
  })

  it('measures a month by the cells it ended with, and still tells of visits in those that are gone', async () => {
    const ctx = await patrolTown()
    await settle(ctx, split)
    await patrol(ctx, 1, hourAgo(ctx, 0, { cell: '121' }), people.otherVillage)
    ctx.time.now = new Date('2026-12-05T08:00:00Z')
    const codes = async (month: string) =>
      (await told(ctx, { month, cell: '12' })).rows.map(({ cell }) => cell.code)
    expect(await codes('2026-11')).toEqual(['121'])
    expect(await codes('2026-12')).not.toContain('121')
    expect((await told(ctx, { month: '2026-11' })).gone).toBe(0)
    await patrol(
      ctx,
      2,
      { cell: '121', startedAt: '2026-11-30T01:00:00Z', endedAt: '2026-11-30T02:00:00Z' },
      people.otherVillage,
    )
    expect((await told(ctx, { month: '2026-11', cell: '121' })).total).toMatchObject({
      due: 2,
      counted: 2,
      overdue: 0,
    })
    expect(await issuesOf(() => told(ctx, { month: '2026-12', cell: '121' }))).toEqual([
      { code: 'cell.unknown', field: 'cell' },
    ])
  })

  it('of a reform within a month counts visits in the cells that went as gone', async () => {
    const ctx = await patrolTown()
    await patrol(ctx, 1, hourAgo(ctx, 0, { cell: '121' }), people.otherVillage)
    await settle(ctx, { ...split, validFrom: '2026-11-25' })
    ctx.time.now = new Date('2026-11-26T08:00:00Z')
    expect(await told(ctx)).toMatchObject({ gone: 1, total: { visits: 0 } })
  })

  it.each(['2026-12', '2026-13', '26-11', 'x'])('knows no month %s', async (month) => {
    const ctx = await patrolTown()
    expect(await issuesOf(() => told(ctx, { month }))).toEqual([
      { code: 'patrol.month_invalid', field: 'month' },
    ])
  })
})

describe('the plan of a person', () => {
  it('tells for each of one’s own cells what is due, done, and how many days are left', async () => {
    const ctx = await patrolTown()
    await patrol(ctx, 1, hourAgo(ctx))
    expect(await readPlan(ctx, people.village)).toMatchObject({
      month: '2026-11',
      daysLeft: 11,
      cells: [{ cell: { code: '111' }, role: 'head', duties: [{ due: 2, counted: 1 }], visits: 1 }],
    })
    expect((await readPlan(ctx, people.command)).cells).toEqual([])
    expect((await readPlan(ctx, people.worker)).cells).toMatchObject([
      { role: 'worker', duties: [], visits: 1 },
    ])
  })
})
