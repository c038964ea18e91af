import { beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../publish.ts'
import { noFacts } from '../scheme/facts.ts'
import { loadScheme } from '../scheme/load.ts'
import { issuesOf } from '../testing/issues.ts'
import { citizen, type MemoryContext, memoryContext, operator, settle, townScheme } from '../testing/town.ts'
import { appoint } from './appoint.ts'
import { leave } from './leave.ts'
import type { Leaving } from './officer.ts'
import { responsiblePosts, seatsOf } from './read.ts'

const second = { post: '111.head', title: 'grid-head', name: '西村乙', phone: '0995-8522000' }

describe('leaving a post', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const headOn = async (day: string) => {
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
    return (await responsiblePosts(ctx, await loadScheme(ctx, day), ['111'])).get('111')
  }

  it('closes the term of a holder whom the roster named, who stays on record', async () => {
    await leave(ctx, operator, { post: '111.head', last: '2026-05-31' })
    expect(await ctx.ledger.events('officer#111.head')).toMatchObject([
      {
        type: 'officer.left',
        by: 'operator',
        data: { post: '111.head', last: '2026-05-31', title: 'grid-head' },
      },
    ])
    expect(await headOn('2026-05-31')).toMatchObject({ name: '西村甲' })
    expect(await headOn('2026-06-01')).toBeUndefined()
    const [seat] = await seatsOf(ctx, await loadScheme(ctx), '111')
    expect(seat).toEqual({ post: '111.head', title: 'grid-head', from: '2026-06-01', holder: null })
  })

  it('leaves the post vacant until the next is appointed', async () => {
    await leave(ctx, operator, { post: '111.head', last: '2026-05-31' })
    await appoint(ctx, operator, { ...second, from: '2026-09-01' })
    await leave(ctx, operator, { post: '111.head', last: '2026-10-31' })
    const days = ['2026-05-31', '2026-08-31', '2026-09-01', '2026-10-31', '2026-11-01']
    const heads = []
    for (const day of days) heads.push((await headOn(day))?.name)
    expect(heads).toEqual(['西村甲', undefined, '西村乙', '西村乙', undefined])
  })

  it('lets the second head answer, and the first again once there is one', async () => {
    const seats = ['甲', '乙'].map((name, i) => ({
      post: i === 0 ? '111.head' : '111.head-2',
      title: 'grid-head',
      holder: { name, phone: '0995-0000000', from: '2026-01-01' },
    }))
    const facts = { '111': { ...noFacts, seats } }
    await settle(ctx, { ...townScheme, id: 'next', validFrom: '2026-02-01', facts })
    expect(await headOn('2026-03-01')).toMatchObject({ code: '111.head', name: '甲' })
    await leave(ctx, operator, { post: '111.head', last: '2026-05-31' })
    await appoint(ctx, operator, { ...second, from: '2026-09-01' })
    expect(await headOn('2026-05-31')).toMatchObject({ code: '111.head', name: '甲' })
    expect(await headOn('2026-06-01')).toMatchObject({ code: '111.head-2', name: '乙' })
    expect(await headOn('2026-09-01')).toMatchObject({ code: '111.head', name: '西村乙' })
  })

  it.each<[why: string, input: Leaving, issue: object]>([
    [
      'a post nobody holds',
      { post: '111.deputy-1', last: '2026-05-31' },
      { code: 'officer.vacant', field: 'post' },
    ],
    [
      'a cell that does not exist',
      { post: '9.head', last: '2026-05-31' },
      { code: 'officer.vacant', field: 'post' },
    ],
    [
      'a day before the term',
      { post: '111.head', last: '2025-12-31' },
      { code: 'officer.vacant', field: 'post' },
    ],
    [
      'a day that does not exist',
      { post: '111.head', last: '2026-02-30' },
      { code: 'officer.invalid', field: 'last' },
    ],
    ['no post', { post: 'head', last: '2026-05-31' }, { code: 'officer.invalid', field: 'post' }],
  ])('refuses %s', async (_why, input, issue) => {
    expect(await issuesOf(() => leave(ctx, operator, input))).toEqual([issue])
    expect(ctx.ledger.streams()).toHaveLength(1)
  })

  it('refuses what would unseat the successor, or be said twice', async () => {
    const issue = { code: 'officer.before_last', field: 'last' }
    const last = (day: string) => issuesOf(() => leave(ctx, operator, { post: '111.head', last: day }))
    await appoint(ctx, operator, { ...second, from: '2026-06-01' })
    expect(await last('2026-05-31')).toEqual([issue])
    expect(await last('2026-06-01')).toEqual([])
    expect(await last('2026-06-01')).toEqual([issue])
    expect(await headOn('2026-06-01')).toMatchObject({ name: '西村乙' })
  })

  it('refuses a post that is vacant already', async () => {
    await leave(ctx, operator, { post: '111.head', last: '2026-05-31' })
    expect(await issuesOf(() => leave(ctx, operator, { post: '111.head', last: '2026-07-31' }))).toEqual([
      { code: 'officer.vacant', field: 'post' },
    ])
  })

  it('is for operators alone', async () => {
    const deed = () => leave(ctx, citizen, { post: '111.head', last: '2026-05-31' })
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })

  it('at the same time as an appointment lets one win', async () => {
    const results = await Promise.all([
      issuesOf(() => leave(ctx, operator, { post: '111.head', last: '2026-05-31' })),
      issuesOf(() => appoint(ctx, operator, { ...second, from: '2026-06-01' })),
    ])
    expect(results).toEqual([[], [{ code: 'command.wrong_state' }]])
  })
})
