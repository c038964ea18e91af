import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { staffActor } from '../testing/staff.ts'
import { citizen, deliverAll, type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { endAgreement } from './end.ts'
import { agreementInForce, readAgreements } from './read.ts'
import { listAgreements, readAgreement } from './read-at-desk.ts'
import { signAgreement } from './sign.ts'

const river = {
  id: 'n-1',
  counterpart: { 'zh-CN': '邻县', en: 'Next county' },
  scope: { 'zh-CN': '界河上下游', en: 'The boundary river' },
  contact: { office: { 'zh-CN': '邻县环委办', en: 'Office' }, phone: '0995-0000001' },
  validFrom: '2026-01-01',
}
const command = staffActor({ role: 'command', cell: '1' }, 'command')
const village = staffActor({ role: 'head', cell: '111' }, 'village')
const today = '2026-11-20'

let ctx: MemoryContext
const codesOf = async (deed: () => Promise<unknown>) => (await issuesOf(deed)).map(({ code }) => code)

beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  ctx.time.now = new Date(`${today}T02:30:00Z`)
  await signAgreement(ctx, command, river)
})

describe('an agreement that is ended', () => {
  it('is in force on the day it was ended for, and not the day after; everybody reads its last day', async () => {
    await endAgreement(ctx, command, 'n-1', { lastDay: today })
    await deliverAll(ctx)
    expect(await readAgreements(ctx)).toMatchObject([{ id: 'n-1', validTo: today }])
    expect(await agreementInForce(ctx, 'n-1')).toBeDefined()
    ctx.time.now = new Date('2026-11-21T02:30:00Z')
    expect(await agreementInForce(ctx, 'n-1')).toBeUndefined()
  })

  it.each([
    ['on a day that is over', '2026-11-19'],
    ['on no day', 'soon'],
    ['on a day that is none', '2026-02-30'],
  ])('is refused %s', async (_, lastDay) => {
    expect(await codesOf(() => endAgreement(ctx, command, 'n-1', { lastDay }))).toEqual([
      'agreement.last_day_invalid',
    ])
    expect(await agreementInForce(ctx, 'n-1')).toMatchObject({ status: 'signed', validTo: null })
  })

  it('only ever ends sooner, never later', async () => {
    await endAgreement(ctx, command, 'n-1', { lastDay: '2026-12-31' })
    for (const lastDay of ['2026-12-31', '2027-01-01'])
      expect(await codesOf(() => endAgreement(ctx, command, 'n-1', { lastDay }))).toEqual([
        'agreement.last_day_invalid',
      ])
    await endAgreement(ctx, command, 'n-1', { lastDay: '2026-12-30' })
    expect(await agreementInForce(ctx, 'n-1')).toMatchObject({ validTo: '2026-12-30', status: 'ended' })
  })

  it('is ended by the command of the county, and by nobody else; there is none to end under another number', async () => {
    const input = { lastDay: today }
    for (const [actor, code] of [
      [citizen, 'command.not_allowed'],
      [staffActor({ role: 'head', cell: '1' }, 'head'), 'staff.denied'],
      [village, 'staff.unknown'],
    ] as const)
      expect(await codesOf(() => endAgreement(ctx, actor, 'n-1', input))).toEqual([code])
    expect(await codesOf(() => endAgreement(ctx, command, 'n-9', input))).toEqual(['agreement.unknown'])
    expect(
      await codesOf(() => endAgreement({ ...ctx, jurisdiction: 'elsewhere' }, operator, 'n-1', input)),
    ).toEqual(['agreement.unknown'])
  })

  it('ended by two at once is ended once', async () => {
    const done = await Promise.allSettled(
      ['2026-12-01', '2026-12-01'].map((lastDay) => endAgreement(ctx, command, 'n-1', { lastDay })),
    )
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ctx.ledger.events('agreement#n-1')).toHaveLength(2)
  })
})

describe('the agreements at the desk', () => {
  it('are read by those who hand over, in whatever cell, with who signed and who ended them', async () => {
    await endAgreement(ctx, operator, 'n-1', { lastDay: '2026-12-31' })
    await deliverAll(ctx)
    expect(await listAgreements(ctx, village)).toMatchObject([{ id: 'n-1', validTo: '2026-12-31' }])
    const { agreement, history } = await readAgreement(ctx, village, 'n-1')
    expect(agreement).toMatchObject({ counterpart: river.counterpart, status: 'ended' })
    expect(history).toEqual([
      { event: 'signed', at: '2026-11-20T02:30:00.000Z', person: null },
      { event: 'ended', at: '2026-11-20T02:30:00.000Z', person: null },
    ])
    expect(await codesOf(() => readAgreement(ctx, village, 'n-9'))).toEqual(['staff.unknown'])
  })

  it('are refused to those who have no part in it', async () => {
    const deputy = staffActor({ role: 'deputy', cell: '1' }, 'deputy')
    expect(await codesOf(() => listAgreements(ctx, deputy))).toEqual(['staff.denied'])
    const worker = staffActor({ role: 'worker', cell: '111' }, 'worker')
    expect(await codesOf(() => readAgreement(ctx, worker, 'n-1'))).toEqual(['staff.unknown'])
  })
})
