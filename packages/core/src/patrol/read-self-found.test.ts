import { expect, it } from 'vitest'
import { people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { hourAgo, patrol, patrolTown } from '../testing/patrolled.ts'
import { handIn, reportAt, untilPublic } from '../testing/town.ts'
import { readSelfFound } from './read-self-found.ts'

const finding = { category: 'odour', result: 'case', text: '河边有刺鼻气味' }

it('of the cases that came to be public in a month, so many were found by patrols: of a cell, and of each below it', async () => {
  const ctx = await patrolTown()
  await patrol(ctx, 1, hourAgo(ctx, 0, { findings: [finding] }), people.village)
  await handIn(ctx, 2, reportAt(2))
  await handIn(ctx, 3, reportAt(3, 101.5))
  await untilPublic(ctx)
  const november = { month: '2026-11', cell: '1' }
  expect(await readSelfFound(ctx, november)).toEqual({
    cases: 3,
    selfFound: 1,
    below: { '11': { cases: 2, selfFound: 1 }, '12': { cases: 1, selfFound: 0 } },
    whole: true,
  })
  expect(await readSelfFound(ctx, { month: '2026-11', cell: '11' })).toEqual({
    cases: 2,
    selfFound: 1,
    below: {},
    whole: true,
  })
  for (const month of ['2026-10', '2026-12'])
    expect(await readSelfFound(ctx, { month, cell: '1' })).toMatchObject({ cases: 0, selfFound: 0 })
  expect(await issuesOf(() => readSelfFound(ctx, { month: '2026-13', cell: '1' }))).toMatchObject([
    { code: 'patrol.month_invalid' },
  ])
})

it('a month begins and ends at midnight in Beijing', async () => {
  const ctx = await patrolTown()
  ctx.time.now = new Date('2026-11-30T00:00:00.000Z')
  await handIn(ctx, 2, reportAt(2))
  // Released at 06:00 of 1 December, 22:00 of 30 November by universal time.
  await untilPublic(ctx)
  expect(ctx.now().toISOString()).toBe('2026-11-30T22:00:00.000Z')
  expect(await readSelfFound(ctx, { month: '2026-11', cell: '1' })).toMatchObject({ cases: 0 })
  expect(await readSelfFound(ctx, { month: '2026-12', cell: '1' })).toMatchObject({ cases: 1 })
})
