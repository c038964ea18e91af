import { describe, expect, it } from 'vitest'
import { people } from '../testing/handled.ts'
import { photo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { hourAgo, patrol, patrolTown } from '../testing/patrolled.ts'
import { split } from '../testing/reform.ts'
import { deliverAll, type MemoryContext, settle } from '../testing/town.ts'
import { dutiesOf, type PatrolRule, patrolRules, rulesOf, standingOf } from './compliance.ts'
import { readCompliance } from './read-compliance.ts'
import { readPlan } from './read-plan.ts'
import { commonStart, readStanding } from './read-standing.ts'

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

  it('for a kind of subject counts only visits that looked at it, and stands beside what is asked for the whole cell', () => {
    const rules = [rule(), rule({ minimum: 1, categories: ['straw-burning', 'air'] })]
    expect(rulesOf(rules, 'town', '2026-11', 'village')).toHaveLength(2)
    const visits = [on(1), { ...on(2), categories: ['odour'] }, { ...on(3), categories: ['odour', 'air'] }]
    expect(dutiesOf(rules, [], visits).map(({ done, counted }) => [done, counted])).toEqual([
      [3, 2],
      [1, 1],
    ])
  })

  it('is late once a period is over, and until then tells what it still asks for and up to which day', () => {
    const weekly = rule({ period: 'week', minimum: 1 })
    const at = (day: string, ...days: number[]) =>
      standingOf(
        weekly,
        [],
        days.map((each) => on(each)),
        day,
      )
    expect(at('2026-11-07')).toEqual({ late: 0, missing: 1, until: '2026-11-07' })
    expect(at('2026-11-08')).toEqual({ late: 1, missing: 1, until: '2026-11-14' })
    expect(at('2026-11-08', 8, 9)).toEqual({ late: 1, missing: 0, until: '2026-11-14' })
    expect(at('2026-11-30', 1, 8, 15)).toEqual({ late: 0, missing: 1, until: '2026-11-30' })
    expect(standingOf(rule(), [], [on(1)], '2026-02-03')).toEqual({
      late: 0,
      missing: 1,
      until: '2026-02-28',
    })
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
    expect(Object.keys(body?.visits[0] ?? {})).toEqual(['role', 'day', 'night', 'categories'])
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

describe('how a cell stands on its own page', () => {
  it('is what the whole month sums for it, whichever cell it is', async () => {
    const ctx = await patrolTown()
    await patrol(ctx, 1, hourAgo(ctx))
    await patrol(ctx, 2, hourAgo(ctx, 0, { cell: '121' }), people.otherVillage)
    await patrol(ctx, 3, hourAgo(ctx, 0, { cell: '11' }), people.town)
    await deliverAll(ctx)
    for (const cell of ['1', '11', '111', '12', '121']) {
      const { due, counted, visits } = (await readCompliance(ctx, { cell })).total
      expect(await readStanding(ctx, cell), cell).toEqual({ due, counted, visits })
    }
    expect((await readStanding(ctx, '1')).visits).toBe(3)
    expect(await issuesOf(() => readStanding(ctx, '999'))).toEqual([{ code: 'cell.unknown', field: 'cell' }])
  })

  it('reads no other branch of the grid', async () => {
    const ctx = await patrolTown()
    const asked: string[] = []
    const views: typeof ctx.views = {
      ...ctx.views,
      list: (list) => {
        asked.push(list.prefix ?? '')
        return ctx.views.list(list)
      },
    }
    await readStanding({ ...ctx, views }, '12')
    expect(asked.toSorted()).toEqual(['patrol#12', 'post#12'])
  })

  it.each([
    [['650402', '650402100', '650402101'], '650402'],
    [['12', '34'], ''],
    [['7'], '7'],
  ])('of codes %j the common start is %j', (codes, start) => {
    expect(commonStart(codes)).toBe(start)
  })
})

describe('the plan of a person', () => {
  const workers = rule({ role: 'worker', minimum: 1 })

  it('tells for each of one’s own cells what is due, done, and how many days are left', async () => {
    const ctx = await patrolTown()
    await patrol(ctx, 1, hourAgo(ctx, 0, { findings: [{ category: 'water', result: 'clean' }] }))
    await patrol(ctx, 2, hourAgo(ctx), people.worker)
    expect(await readPlan(ctx, people.village)).toMatchObject({
      month: '2026-11',
      daysLeft: 11,
      own: [
        {
          cell: { code: '111', level: 'village' },
          role: 'head',
          lines: [{ duty: { due: 2, counted: 1 }, late: 0, missing: 1, until: '2026-11-30' }],
          visits: 1,
          seen: { water: 1 },
          before: null,
        },
      ],
    })
    expect((await readPlan(ctx, people.command)).own).toEqual([])
    expect((await readPlan(ctx, people.worker)).own).toMatchObject([{ role: 'worker', lines: [], visits: 1 }])
  })

  it('tells a head and those above how the cells one level below stand, and a worker of nobody else', async () => {
    const ctx = await patrolTown()
    await patrol(ctx, 1, hourAgo(ctx))
    await deliverAll(ctx)
    const rows = async (actor: typeof people.town) =>
      (await readPlan(ctx, actor)).others.map(({ cell, duty, missing }) => [
        cell.code,
        duty.role,
        duty.counted,
        missing,
      ])
    expect(await rows(people.town)).toEqual([['111', 'head', 1, 1]])
    expect(await rows(people.command)).toEqual([
      ['11', 'head', 0, 1],
      ['12', 'head', 0, 1],
    ])
    expect([await rows(people.village), await rows(people.worker)]).toEqual([[], []])
  })

  it('leaves out what is asked of roles that nobody holds in a cell', async () => {
    const ctx = await patrolTown()
    expect((await readPlan(ctx, people.village, [rule(), workers])).others).toEqual([])
  })

  it('in the first days of a month tells what the last one still owes, as long as it may be recorded', async () => {
    const ctx = await patrolTown()
    await patrol(ctx, 1, hourAgo(ctx))
    const before = async (now: string) => {
      ctx.time.now = new Date(now)
      return (await readPlan(ctx, people.village)).own[0]?.before
    }
    expect(await before('2026-12-07T08:00:00Z')).toEqual({ missing: 1, until: '2026-12-07' })
    expect(await before('2026-12-08T08:00:00Z')).toBeNull()
  })
})
