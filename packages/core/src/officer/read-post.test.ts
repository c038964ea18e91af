import { beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../publish.ts'
import { noFacts } from '../scheme/facts.ts'
import { issuesOf } from '../testing/issues.ts'
import { merged, split } from '../testing/reform.ts'
import { type MemoryContext, memoryContext, operator, settle, townScheme } from '../testing/town.ts'
import { appoint } from './appoint.ts'
import { leave } from './leave.ts'
import { readPost } from './read-post.ts'

const second = { post: '111.head', title: 'grid-head', name: '西村乙', phone: '0995-8522000' }

describe('the page of a post', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const termsOf = async (post: string) => {
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
    return (await readPost(ctx, post)).terms.map(({ name, from, to }) => [name, from, to])
  }

  it('tells everyone who held it: roster, appointment, departure, appointment', async () => {
    await appoint(ctx, operator, { ...second, from: '2026-03-01' })
    await leave(ctx, operator, { post: '111.head', last: '2026-04-30' })
    await appoint(ctx, operator, { ...second, name: '西村丙', from: '2026-06-01' })
    expect(await termsOf('111.head')).toEqual([
      ['西村丙', '2026-06-01', null],
      ['西村乙', '2026-03-01', '2026-04-30'],
      ['西村甲', '2026-01-01', '2026-02-28'],
    ])
    expect(await readPost(ctx, '111.head')).toMatchObject({
      post: '111.head',
      cell: { code: '111', name: '西村' },
      title: 'grid-head',
      members: null,
      demo: true,
    })
  })

  it('goes on through a reform: the new roster begins with it, and the same person stays in one term', async () => {
    await appoint(ctx, operator, { ...second, from: '2026-03-01' })
    await settle(ctx, split)
    await settle(ctx, merged)
    expect(await termsOf('111.head')).toEqual([
      ['111村甲', '2026-12-01', null],
      ['西村乙', '2026-03-01', '2026-11-30'],
      ['西村甲', '2026-01-01', '2026-02-28'],
    ])
  })

  it('tells an appointment made ahead once, under the scheme of its day', async () => {
    await settle(ctx, split)
    await appoint(ctx, operator, { ...second, from: '2026-12-15' })
    expect(await termsOf('111.head')).toEqual([
      ['西村乙', '2026-12-15', null],
      ['111村甲', '2026-12-01', '2026-12-14'],
      ['西村甲', '2026-01-01', '2026-11-30'],
    ])
  })

  it('ends with the last day of the last scheme that has its cell', async () => {
    await settle(ctx, split)
    await settle(ctx, merged)
    expect(await termsOf('121.head')).toEqual([['东村甲', '2026-01-01', '2026-11-30']])
    expect(await termsOf('122.head')).toEqual([['122村甲', '2026-12-01', '2026-12-31']])
    expect((await readPost(ctx, '121.head')).cell).toMatchObject({ code: '121', name: '东村' })
  })

  it('shows a post that only an appointment made', async () => {
    await appoint(ctx, operator, {
      ...second,
      post: '111.deputy-2',
      title: 'deputy-grid-head',
      from: '2026-03-01',
    })
    expect(await termsOf('111.deputy-2')).toEqual([['西村乙', '2026-03-01', null]])
    expect((await readPost(ctx, '111.deputy-2')).title).toBe('deputy-grid-head')
  })

  it('shows a team with its members, and a post that nobody ever held', async () => {
    const seats = [
      { post: '1.team-1', title: 'patrol-team', members: 8, holder: null },
      { post: '1.deputy-1', title: 'deputy-grid-head', holder: null },
    ]
    const facts = { '1': { ...noFacts, seats } }
    await settle(ctx, { ...townScheme, id: 'next', validFrom: '2026-02-01', facts })
    expect(await readPost(ctx, '1.team-1')).toMatchObject({ title: 'patrol-team', members: 8, terms: [] })
    expect(await readPost(ctx, '1.deputy-1')).toMatchObject({ title: 'deputy-grid-head', terms: [] })
  })

  it.each(['', '111', '999.head', '111.worker-1', '111.king', '../etc'])('knows no post %j', async (post) => {
    expect(await issuesOf(() => readPost(ctx, post))).toEqual([{ code: 'officer.unknown', field: 'post' }])
  })
})
