import { beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../publish.ts'
import { noFacts } from '../scheme/facts.ts'
import { loadScheme } from '../scheme/load.ts'
import { issuesOf } from '../testing/issues.ts'
import { merged, split } from '../testing/reform.ts'
import { citizen, type MemoryContext, memoryContext, operator, settle, townScheme } from '../testing/town.ts'
import { appoint } from './appoint.ts'
import type { Appointment } from './officer.ts'
import { responsiblePosts, seatsOf } from './read.ts'

const appointment: Appointment = {
  post: '111.head',
  title: 'grid-head',
  name: '西村乙',
  phone: '0995-8522000',
  from: '2026-06-01',
}

describe('appointing a person to a post', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const officers = () => ctx.ledger.streams().filter(({ stream }) => stream.startsWith('officer#'))
  const publishAll = async () => {
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
  }
  const headOn = async (day: string, cell = '111') =>
    (await responsiblePosts(ctx, await loadScheme(ctx, day), [cell])).get(cell)?.name

  it('fills it from a day on; the term of the one before ends the day before', async () => {
    await appoint(ctx, operator, appointment)
    await appoint(ctx, operator, { ...appointment, name: ' 西村丙 ', from: '2026-09-01' })
    expect(await ctx.ledger.events('officer#111.head')).toMatchObject([
      { seq: 1, type: 'officer.appointed', by: 'operator', data: appointment },
      { seq: 2, type: 'officer.appointed', data: { name: '西村丙', from: '2026-09-01' } },
    ])
    await publishAll()
    const days = ['2026-01-01', '2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01', '2026-11-20']
    expect(await Promise.all(days.map((day) => headOn(day)))).toEqual([
      '西村甲',
      '西村甲',
      '西村乙',
      '西村乙',
      '西村丙',
      '西村丙',
    ])
    expect(await responsiblePosts(ctx, await loadScheme(ctx), ['111', '9'])).toEqual(
      new Map([['111', { code: '111.head', title: 'grid-head', name: '西村丙', phone: '0995-8522000' }]]),
    )
  })

  it('leaves the days before there was a grid to the first roster', async () => {
    await appoint(ctx, operator, appointment)
    await publishAll()
    expect(await headOn('2020-01-01')).toBe('西村甲')
  })

  it('outlasts the term that the roster foresaw', async () => {
    const holder = { name: '甲', phone: '0995-0000000', from: '2026-01-01', to: '2026-10-31' }
    const seats = [{ post: '111.head', title: 'grid-head', holder }]
    await settle(ctx, {
      ...townScheme,
      id: 'next',
      validFrom: '2026-02-01',
      facts: { '111': { ...noFacts, seats } },
    })
    expect(await headOn('2026-11-20')).toBeUndefined()
    await appoint(ctx, operator, appointment)
    await publishAll()
    expect([await headOn('2026-05-31'), await headOn('2026-11-20')]).toEqual(['甲', '西村乙'])
  })

  it('adds a deputy or worker that the scheme did not foresee', async () => {
    const worker = { ...appointment, post: '111.worker-3', title: 'supervisor' }
    await appoint(ctx, operator, { ...worker, certificate: { no: 'JD-1', until: '2027-05-31' } })
    await publishAll()
    const seats = async (day: string) =>
      (await seatsOf(ctx, await loadScheme(ctx, day), '111')).map(({ post, holder }) => [post, holder?.name])
    expect(await seats('2026-06-01')).toEqual([
      ['111.head', '西村甲'],
      ['111.worker-3', '西村乙'],
    ])
    expect(await seats('2026-05-31')).toEqual([['111.head', '西村甲']])
  })

  it('ends with the scheme that the post belongs to: a reform names its own people', async () => {
    await appoint(ctx, operator, appointment)
    await appoint(ctx, operator, { ...appointment, post: '111.deputy-1', title: 'deputy-grid-head' })
    await settle(ctx, split)
    await publishAll()
    expect([await headOn('2026-11-30'), await headOn('2026-12-01')]).toEqual(['西村乙', '111村甲'])
    const seats = await seatsOf(ctx, await loadScheme(ctx, '2026-12-01'), '111')
    expect(seats.map(({ post }) => post)).toEqual(['111.head'])
  })

  it('may be made ahead, under a scheme that is not in force yet', async () => {
    await settle(ctx, split)
    await appoint(ctx, operator, { ...appointment, post: '122.head', from: '2026-12-15' })
    await publishAll()
    expect([await headOn('2026-12-14', '122'), await headOn('2026-12-15', '122')]).toEqual([
      '122村甲',
      '西村乙',
    ])
  })

  it.each(['010-68001234', '021-12345678', '0433-2512345', '0995-8522000', '0995-8522000-12'])(
    'takes the office line %s',
    async (phone) => {
      expect(await issuesOf(() => appoint(ctx, operator, { ...appointment, phone }))).toEqual([])
    },
  )

  it.each([
    '13812345678',
    '138-12345678',
    '0138-12345678',
    '013-81234567',
    '013812345678',
    '+86 138 1234 5678',
    '0995-13812345678',
    '8522000',
    '0995 8522000',
    '',
  ])('refuses %j, which is a mobile number or no office line', async (phone) => {
    expect(await issuesOf(() => appoint(ctx, operator, { ...appointment, phone }))).toEqual([
      { code: 'officer.invalid', field: 'phone' },
    ])
    expect(officers()).toEqual([])
  })

  it.each([
    ['an unknown title', { title: 'king' }, 'title'],
    ['a head with the title of a worker', { title: 'supervisor' }, 'title'],
    ['a worker with the title of a head', { post: '111.worker-1' }, 'title'],
    ['no name', { name: ' ' }, 'name'],
    ['a name of 41 characters', { name: '甲'.repeat(41) }, 'name'],
    ['a post without cell', { post: '.head' }, 'post'],
    ['a post without role', { post: '111' }, 'post'],
    ['a day that does not exist', { from: '2026-02-30' }, 'from'],
    ['a day before there was a grid', { from: '2025-12-31' }, 'from'],
    ['a further head that the scheme does not have', { post: '111.head-2' }, 'post'],
    ['a certificate without a number', { certificate: { no: '', until: '2027-01-01' } }, 'certificate.no'],
    ['more than office duty needs', { idCard: '65' }, 'idCard'],
  ])('refuses %s', async (_why, change, field) => {
    const input = { ...appointment, ...change } as Appointment
    expect(await issuesOf(() => appoint(ctx, operator, input))).toEqual([{ code: 'officer.invalid', field }])
    expect(officers()).toEqual([])
  })

  it.each([
    ['none has', '999.head', '2026-06-01'],
    ['the scheme of that day does not have yet', '122.head', '2026-11-30'],
    ['the scheme of that day has no more', '121.head', '2026-12-01'],
  ])('refuses a cell that %s', async (_why, post, from) => {
    for (const scheme of [split, merged]) await settle(ctx, scheme)
    expect(await issuesOf(() => appoint(ctx, operator, { ...appointment, post, from }))).toEqual([
      { code: 'cell.unknown', field: 'post' },
    ])
    expect(officers()).toEqual([])
  })

  it('never comes before the last change of the post', async () => {
    await appoint(ctx, operator, appointment)
    const issues = await issuesOf(() => appoint(ctx, operator, { ...appointment, from: '2026-05-31' }))
    expect(issues).toEqual([{ code: 'officer.before_last', field: 'from' }])
  })

  it('is for operators alone', async () => {
    expect(await issuesOf(() => appoint(ctx, citizen, appointment))).toEqual([
      { code: 'command.not_allowed' },
    ])
  })

  it('of two at once refuses one', async () => {
    const results = await Promise.all(
      ['甲', '乙'].map((name) => issuesOf(() => appoint(ctx, operator, { ...appointment, name }))),
    )
    expect(results).toEqual([[], [{ code: 'command.wrong_state' }]])
  })

  it('waits for a scheme', async () => {
    const issues = await issuesOf(() => appoint(memoryContext(), operator, appointment))
    expect(issues).toEqual([{ code: 'scheme.none' }])
  })
})
