import { describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { staffActor } from '../testing/staff.ts'
import { citizen, deliverAll, type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { isInForce } from './agreement.ts'
import { agreementInForce, readAgreements } from './read.ts'
import { signAgreement } from './sign.ts'

const river = {
  id: 'n-1',
  counterpart: { 'zh-CN': '邻县', en: 'Next county' },
  scope: { 'zh-CN': '界河上下游', en: 'The boundary river' },
  contact: { office: { 'zh-CN': '邻县环委办', en: 'Office' }, phone: '0995-0000001' },
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
}

const town = async (): Promise<MemoryContext> => {
  const ctx = memoryContext()
  await settle(ctx)
  return ctx
}

describe('an agreement with a neighbour', () => {
  it('is signed once under its number, and everybody may read it', async () => {
    const ctx = await town()
    await signAgreement(ctx, operator, river)
    await deliverAll(ctx)
    expect(await readAgreements(ctx)).toEqual([{ ...river, jurisdiction: 'town', demo: false }])
    const again = () => signAgreement(ctx, operator, { ...river, scope: { 'zh-CN': '另', en: 'Other' } })
    expect(await issuesOf(again)).toEqual([{ code: 'agreement.taken', field: 'id' }])
  })

  it('is signed by the command of the county, and by nobody else', async () => {
    const ctx = await town()
    const command = staffActor({ role: 'command', cell: '1' }, 'command')
    for (const [actor, code] of [
      [citizen, 'command.not_allowed'],
      [staffActor({ role: 'head', cell: '1' }, 'head'), 'staff.denied'],
      [staffActor({ role: 'command', cell: '11' }, 'town'), 'staff.unknown'],
    ] as const)
      expect((await issuesOf(() => signAgreement(ctx, actor, river)))[0]?.code).toBe(code)
    await signAgreement(ctx, command, river)
    expect(await agreementInForce(ctx, 'n-1')).toMatchObject({ id: 'n-1' })
  })

  it.each([
    ['an end before its beginning', { validTo: '2025-01-01' }],
    ['no scope', { scope: { 'zh-CN': ' ', en: 'River' } }],
    ['characters nobody sees', { contact: { ...river.contact, phone: '1\u202e2' } }],
  ])('is refused with %s', async (_, change) => {
    const ctx = await town()
    const codes = await issuesOf(() => signAgreement(ctx, operator, { ...river, ...change }))
    expect(codes.map(({ code }) => code)).toContain('agreement.invalid')
  })

  it('is in force on its first and last day, in its own county', async () => {
    const signed = { ...river, status: 'signed', jurisdiction: 'town', demo: false } as const
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01']
    expect(days.map((day) => isInForce(signed, day))).toEqual([false, true, true, false])
    expect(isInForce({ ...signed, validTo: null }, '2099-01-01')).toBe(true)
    const ctx = await town()
    await signAgreement(ctx, operator, river)
    expect(await agreementInForce({ ...ctx, jurisdiction: 'elsewhere' }, 'n-1')).toBeUndefined()
    expect(await agreementInForce(ctx, 'n-2')).toBeUndefined()
  })

  it('stands or does not, wherever the process ends', async () => {
    const killed = await killAtEachCall(async (n) => {
      const ctx = await town()
      const ended = await survives(() => signAgreement(killingContext(ctx, n, 'after'), operator, river))
      if (ended === 'done') expect(await agreementInForce(ctx, 'n-1')).toBeDefined()
      return ended
    })
    expect(killed).toBe(1)
  })
})
