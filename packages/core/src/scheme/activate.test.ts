import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { merged, split } from '../testing/reform.ts'
import {
  citizen,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
  townScheme,
} from '../testing/town.ts'
import { activateScheme } from './activate.ts'
import { draftScheme } from './draft.ts'
import { loadEverything, loadScheme } from './load.ts'
import { schemeOn, type Timeline } from './scheme.ts'

describe('activating a grid scheme', () => {
  let ctx: MemoryContext
  beforeEach(() => {
    ctx = memoryContext()
  })
  const timeline = () => stateOf<Timeline>(ctx, 'scheme#town')

  it('puts a draft in force: its cells, its chain and its facts are those of today', async () => {
    await settle(ctx)
    const { scheme, root, cell, chain, facts } = await loadScheme(ctx)
    expect(scheme.id).toBe('town-2026')
    expect(root).toEqual({
      code: '1',
      name: '县',
      level: 'county',
      parent: null,
      children: ['11', '12'],
      site: null,
    })
    expect(cell('111')).toMatchObject({ parent: '11', children: [] })
    expect(chain('121').map(({ code }) => code)).toEqual(['1', '12', '121'])
    expect(chain('999')).toEqual([])
    expect(facts('111').seats.map(({ post }) => post)).toEqual(['111.head'])
    expect(facts('toString')).toEqual({ seats: [], fixes: {}, lists: [], predecessors: [] })
  })

  it('keeps the scheme before on the time line, and leaves other drafts alone', async () => {
    await settle(ctx)
    await draftScheme(ctx, operator, merged)
    await settle(ctx, split)
    expect(await ctx.ledger.events('scheme#town')).toMatchObject([
      { seq: 1, type: 'scheme.drafted', by: 'operator', data: { id: 'town-2026', cells: 5 } },
      { seq: 2, type: 'scheme.activated', by: 'operator', data: { id: 'town-2026' } },
      { seq: 3, type: 'scheme.drafted', data: { id: 'merged' } },
      { seq: 4, type: 'scheme.drafted', data: { id: 'split', cells: 6 } },
      { seq: 5, type: 'scheme.activated', data: { id: 'split' } },
    ])
    const { status, drafts, schemes } = await timeline()
    expect(status).toBe('active')
    expect(drafts.map(({ id }) => id)).toEqual(['merged'])
    expect(schemes.map(({ id }) => id)).toEqual(['town-2026', 'split'])
  })

  it('takes force on its first day without any deed, and not before', async () => {
    await settle(ctx)
    await settle(ctx, split)
    const today = async () => (await loadScheme(ctx)).scheme.id
    expect(await today()).toBe('town-2026')
    // 15:59:59 UTC is the last second of the day in China.
    ctx.time.now = new Date('2026-11-30T15:59:59Z')
    expect(await today()).toBe('town-2026')
    ctx.time.now = new Date('2026-11-30T16:00:00Z')
    expect(await today()).toBe('split')
  })

  it.each([
    ['before the first', '2020-01-01', 'town-2026'],
    ['on the first day of the first', '2026-01-01', 'town-2026'],
    ['on the last day of the first', '2026-11-30', 'town-2026'],
    ['on the first day of the second', '2026-12-01', 'split'],
    ['on the last day of the second', '2026-12-31', 'split'],
    ['after the last began', '2030-01-01', 'merged'],
  ])('leaves each day its scheme: %s', async (_when, day, id) => {
    for (const scheme of [townScheme, split, merged]) await settle(ctx, scheme)
    expect(schemeOn(await timeline(), day)?.id).toBe(id)
    expect((await loadScheme(ctx, day)).scheme.id).toBe(id)
  })

  it('lets every scheme be read for the day of its time that is nearest', async () => {
    for (const scheme of [townScheme, split, merged]) await settle(ctx, scheme)
    const read = async (day?: string) => (await loadEverything(ctx, day)).schemes.map((each) => each.day)
    expect(await read()).toEqual(['2026-11-20', '2026-12-01', '2027-01-01'])
    expect(await read('2026-12-01')).toEqual(['2026-11-30', '2026-12-01', '2027-01-01'])
    expect(await read('2026-12-24')).toEqual(['2026-11-30', '2026-12-24', '2027-01-01'])
    expect(await read('2030-01-01')).toEqual(['2026-11-30', '2026-12-31', '2030-01-01'])
    expect(await read('2020-01-01')).toEqual(['2020-01-01', '2026-12-01', '2027-01-01'])
  })

  it.each([
    ['an id without a draft', 'nobody', [{ code: 'scheme.unknown', field: 'id' }]],
    ['a scheme that is in force already', 'town-2026', [{ code: 'scheme.unknown', field: 'id' }]],
    ['one that begins with the newest', 'same-day', [{ code: 'scheme.not_newest', field: 'validFrom' }]],
    ['one that begins before the newest', 'earlier', [{ code: 'scheme.not_newest', field: 'validFrom' }]],
  ])('refuses %s, and the time line stays', async (_why, id, issues) => {
    await settle(ctx)
    await draftScheme(ctx, operator, { ...townScheme, id: 'same-day' })
    await draftScheme(ctx, operator, { ...townScheme, id: 'earlier', validFrom: '2025-12-31' })
    const before = await ctx.ledger.head('scheme#town')
    expect(await issuesOf(() => activateScheme(ctx, operator, id))).toEqual(issues)
    expect(await ctx.ledger.head('scheme#town')).toEqual(before)
  })

  it('refuses before the first draft', async () => {
    expect(await issuesOf(() => activateScheme(ctx, operator, 'town-2026'))).toEqual([
      { code: 'scheme.none' },
    ])
    expect(ctx.ledger.streams()).toEqual([])
  })

  it('is for operators alone', async () => {
    await draftScheme(ctx, operator, townScheme)
    const deed = () => activateScheme(ctx, citizen, 'town-2026')
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })

  it('of two at once lets one win', async () => {
    for (const id of ['a', 'b']) await draftScheme(ctx, operator, { ...townScheme, id })
    const results = await Promise.all(
      ['a', 'b'].map((id) => issuesOf(() => activateScheme(ctx, operator, id))),
    )
    expect(results).toEqual([[], [{ code: 'command.wrong_state' }]])
    expect((await timeline()).schemes.map(({ id }) => id)).toEqual(['a'])
  })
})
