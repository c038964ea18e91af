import { beforeEach, describe, expect, it } from 'vitest'
import { onceName } from '../idempotency-key.ts'
import { type Reward, rewardStream, type Share } from '../reward/reward.ts'
import { sweep } from '../sweep.ts'
import { conclusion, type Desk, deskTown, people } from '../testing/handled.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { expectPromises } from '../testing/promises.ts'
import { deliverAll, deviceKey, handIn, stateOf, tipAt } from '../testing/town.ts'
import { assignTip } from '../tip/assign.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { caseStream } from './case.ts'
import { forgetContacts } from './forget-contacts.ts'

const { village, town } = people

/** A closed case with a second tip whose reporter left a telephone number. */
async function closedDesk() {
  const at = await deskTown()
  const input = { ...tipAt(), joins: at.no, wish: 'call-back', contact: { phone: '138 0000 0000' } }
  const called = await handIn(at.ctx, 2, input)
  await assignTip(at.ctx, tipStream(called.tipNo))
  await at.do(village, 'accept')
  await at.do(village, 'conclude', conclusion([await at.newPhoto(1)]))
  await at.do(town, 'check', { result: 'passed', text: '同意' })
  for (const hours of [0.1, 1]) {
    at.later(hours)
    await sweep(at.ctx)
  }
  return { at, called }
}

describe('a telephone number left with a tip', () => {
  let at: Desk
  let called: Awaited<ReturnType<typeof closedDesk>>['called']
  beforeEach(async () => {
    ;({ at, called } = await closedDesk())
  })
  const kept = () => at.ctx.vault.open(onceName(deviceKey(2)), 'contact')
  const days = async (count: number) => {
    at.later(24 * count)
    await sweep(at.ctx)
  }

  it('is kept for 180 days after the closing, and then erased for good, without a word to anybody', async () => {
    await days(179)
    expect(await kept()).toEqual({ phone: '13800000000' })
    await days(1)
    expect(await kept()).toBeUndefined()
    expect(await stateOf<Tip>(at.ctx, tipStream(called.tipNo))).toMatchObject({ vault: null })
    expect(await at.caseNow()).toMatchObject({ forgetAt: null, stage: 'closed' })
    await days(1)
    expect((await at.caseNow()).steps.filter(({ event }) => event === 'forget')).toHaveLength(1)
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip, called])
  })

  it.each<[what: string, share: Share, pending: boolean]>([
    ['offered', { status: 'offered', fen: 100, claimBy: { clock: 'x', date: '2027-12-31' } }, true],
    ['claimed', { status: 'claimed', fen: 100, claimedOn: '2027-01-01' }, true],
    ['appealed against', { status: 'appealed', reason: 'not-true' as never }, true],
    ['paid', { status: 'paid', fen: 100, paidOn: '2027-01-01' }, false],
    ['expired', { status: 'expired', fen: 100 }, false],
    [
      'refused, and the time to appeal over',
      { status: 'refused', reason: 'x' as never, appealBy: '2027-01-31' },
      false,
    ],
  ])('of a case whose reward is %s: waits for it: %s', async (_what, share, pending) => {
    const reward = { case: at.no, status: 'decided', shares: { [called.tipNo]: share } } as unknown as Reward
    await at.ctx.ledger.append({
      at: at.ctx.now().toISOString(),
      by: 'tester',
      streams: [
        { stream: rewardStream(at.no), after: 0, events: [{ type: 'test', data: {} }], state: reward },
      ],
    })
    at.later(24 * 181)
    expect(await forgetContacts(at.ctx, caseStream(at.no))).toBe(pending ? 'postponed' : 'forgotten')
    expect((await kept()) !== undefined).toBe(pending)
    if (!pending) return
    expect(await forgetContacts(at.ctx, caseStream(at.no))).toBe('nothing')
    at.later(24 * 30)
    expect(await forgetContacts(at.ctx, caseStream(at.no))).toBe('postponed')
  })

  it('of a case that is not accepted goes as long after that', async () => {
    const other = await deskTown()
    await other.do(village, 'not-accept', { reason: 'unclear', text: '线索不清' })
    expect(await other.caseNow()).toMatchObject({ forgetAt: '2027-05-19T22:00:00.000Z' })
  })
})

it.each(['before', 'after'] as const)(
  'killed %s any call of a store while contacts are erased: the next run leaves none',
  async (moment) => {
    const kills = await killAtEachCall(async (n) => {
      const { at, called } = await closedDesk()
      at.later(24 * 181)
      const killing = killingContext(at.ctx, n, moment, ['ledger', 'vault'])
      const end = await survives(() => forgetContacts(killing, caseStream(at.no)))
      await sweep(at.ctx)
      expect(await at.ctx.vault.open(onceName(deviceKey(2)), 'contact')).toBeUndefined()
      expect(await stateOf<Tip>(at.ctx, tipStream(called.tipNo))).toMatchObject({ vault: null })
      expect(await at.caseNow()).toMatchObject({ forgetAt: null })
      return end
    })
    expect(kills).toBeGreaterThan(6)
  },
)
