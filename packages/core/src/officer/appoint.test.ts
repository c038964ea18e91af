import { beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../publish.ts'
import { issuesOf } from '../testing/issues.ts'
import { citizen, type MemoryContext, memoryContext, operator } from '../testing/town.ts'
import { appoint } from './appoint.ts'
import type { Appointment } from './officer.ts'
import { responsiblePosts } from './read.ts'

const appointment: Appointment = {
  cell: '111',
  title: 'grid-head',
  name: '西村甲',
  phone: '0995-8522000',
  from: '2026-01-01',
}

describe('appointing the head of a cell', () => {
  let ctx: MemoryContext
  beforeEach(() => {
    ctx = memoryContext()
  })

  it('fills the post, and a later appointment takes its place', async () => {
    await appoint(ctx, operator, appointment)
    await appoint(ctx, operator, { ...appointment, name: ' 西村乙 ', from: '2026-06-01' })
    expect(await ctx.ledger.events('officer#111.head')).toMatchObject([
      { seq: 1, type: 'officer.appointed', by: 'operator', data: { name: '西村甲' } },
      { seq: 2, type: 'officer.appointed', data: { name: '西村乙', post: '111.head' } },
    ])
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
    expect(await responsiblePosts(ctx, ['111', '12'])).toEqual(
      new Map([['111', { code: '111.head', title: 'grid-head', name: '西村乙', phone: '0995-8522000' }]]),
    )
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
    expect(ctx.ledger.streams()).toEqual([])
  })

  it.each([
    ['an unknown title', { title: 'king' }, 'title'],
    ['no name', { name: ' ' }, 'name'],
    ['a name of 41 characters', { name: '甲'.repeat(41) }, 'name'],
    ['no cell', { cell: '' }, 'cell'],
    ['a day that does not exist', { from: '2026-02-30' }, 'from'],
    ['more than office duty needs', { idCard: '65' }, 'idCard'],
  ])('refuses %s', async (_why, change, field) => {
    const input = { ...appointment, ...change } as Appointment
    expect(await issuesOf(() => appoint(ctx, operator, input))).toEqual([{ code: 'officer.invalid', field }])
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
})
