import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { merged, split } from '../testing/reform.ts'
import { citizen, type MemoryContext, memoryContext, operator, settle, stateOf } from '../testing/town.ts'
import { activateScheme } from './activate.ts'
import { draftScheme } from './draft.ts'
import { loadReverted, loadScheme } from './load.ts'
import { revertScheme } from './revert.ts'
import type { Timeline } from './scheme.ts'

describe('reverting a grid scheme', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext('2026-12-10T02:30:00.000Z')
    await settle(ctx)
    await settle(ctx, split)
  })
  const timeline = () => stateOf<Timeline>(ctx, 'scheme#town')
  const ids = (schemes: Timeline['schemes']) => schemes.map(({ id }) => id)

  it('puts the one before in force again as if it had never ended, and keeps the reverted one', async () => {
    await revertScheme(ctx, operator, 'split')
    expect((await loadScheme(ctx)).scheme.id).toBe('town-2026')
    expect((await loadScheme(ctx, '2027-06-01')).cell('121')).toMatchObject({ code: '121' })
    const { schemes, drafts } = await timeline()
    expect([ids(schemes), ids(drafts)]).toEqual([['town-2026'], ['split']])
    expect((await ctx.ledger.events('scheme#town')).at(-1)).toMatchObject({
      type: 'scheme.reverted',
      by: 'operator',
      data: { id: 'split' },
    })
  })

  it('may be undone by activating it again, which leaves what it was', async () => {
    const before = await timeline()
    await revertScheme(ctx, operator, 'split')
    await activateScheme(ctx, operator, 'split')
    expect(await timeline()).toEqual(before)
    expect((await loadScheme(ctx)).scheme.id).toBe('split')
  })

  it('lets what was in force once be told from what never was', async () => {
    await draftScheme(ctx, operator, merged)
    expect(await loadReverted(ctx)).toEqual([])
    await revertScheme(ctx, operator, 'split')
    expect((await loadReverted(ctx)).map(({ scheme, day }) => [scheme.id, day])).toEqual([
      ['split', '2026-12-01'],
    ])
  })

  it.each([
    ['one that is not the newest', 'town-2026'],
    ['an unknown one', 'nobody'],
    ['a draft', 'merged'],
  ])('refuses %s, and the time line stays', async (_why, id) => {
    await draftScheme(ctx, operator, merged)
    const before = await timeline()
    const issues = await issuesOf(() => revertScheme(ctx, operator, id))
    expect(issues).toEqual([{ code: 'scheme.unknown', field: 'id' }])
    expect(await timeline()).toEqual(before)
  })

  it('refuses the only one: a county is never without a grid', async () => {
    await revertScheme(ctx, operator, 'split')
    const issues = await issuesOf(() => revertScheme(ctx, operator, 'town-2026'))
    expect(issues).toEqual([{ code: 'scheme.only', field: 'id' }])
  })

  it('is for operators alone', async () => {
    const issues = await issuesOf(() => revertScheme(ctx, citizen, 'split'))
    expect(issues).toEqual([{ code: 'command.not_allowed' }])
  })

  it('at the same time as an activation lets one win', async () => {
    await draftScheme(ctx, operator, merged)
    const results = await Promise.all([
      issuesOf(() => revertScheme(ctx, operator, 'split')),
      issuesOf(() => activateScheme(ctx, operator, 'merged')),
    ])
    expect(results).toEqual([[], [{ code: 'command.wrong_state' }]])
  })
})
