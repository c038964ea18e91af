import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { type Desk, desk, people } from '../testing/handled.ts'
import { closeAs } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { staffActor } from '../testing/staff.ts'
import { citizen, handIn, memoryContext, reportAt, settle, untilPublic } from '../testing/town.ts'
import { disputeOutcome } from '../tip/dispute.ts'
import { trackTip } from '../tip/track.ts'

const reviewer = staffActor({ role: 'command', cell: '1' }, 'reviewer')
const why = '现场复查后认为处理到位'

describe('a reporter who objects to an outcome', () => {
  let town: Desk
  let second: string
  beforeEach(async () => {
    const ctx = memoryContext('2026-03-02T02:30:00.000Z')
    await settle(ctx)
    const tip = await handIn(ctx, 1)
    await untilPublic(ctx)
    town = await desk(ctx, tip)
    const joined = await handIn(ctx, 2, { ...reportAt(2), joins: town.no })
    second = joined.receipt
    await sweep(ctx)
  })
  const object = (receipt = town.tip.receipt, kind = 'not-solved') =>
    disputeOutcome(town.ctx, citizen, { receipt, input: { kind, text: '晚上还在排' } })
  const stage = async () => (await town.caseNow()).stage
  const close = () => closeAs(town.ctx, town.no, 'true')

  it('opens a review one level up in the same append, with thirty days', async () => {
    await close()
    await object()
    const state = await town.caseNow()
    expect(state).toMatchObject({ stage: 'reviewing', status: 'resolved' })
    expect(state.review).toMatchObject({ kind: 'not-solved', unit: '11', stage: 'closed' })
    expect(state.queues).toContain('unit#11')
    expect(await town.clock('review.finish')).toMatchObject({ unit: '11', state: 'running' })
    expect(state.news.at(-1)).toMatchObject({ kind: 'disputed', units: ['11'] })
  })

  it('says it once a round; a second reporter adds to the review that runs', async () => {
    await close()
    await object()
    const { steps } = await town.caseNow()
    await object()
    await object(second, 'back')
    expect((await town.caseNow()).steps).toEqual(steps)
    expect((await trackTip(town.ctx, second)).disputed).toBe('back')
  })

  it('is told that it is reviewed, and what came of that: upheld, or handled again', async () => {
    const told = async (receipt = town.tip.receipt) => (await trackTip(town.ctx, receipt)).review
    await close()
    expect(await told()).toBeNull()
    await object()
    expect(await told()).toBe('running')
    expect(await told(second)).toBeNull()
    await town.do(reviewer, 'review', { result: 'upheld', text: why })
    expect(await told()).toBe('upheld')
    await object(second)
    expect(await told(second)).toBe('running')
    await town.do(staffActor({ role: 'command', cell: '1' }, 'another'), 'review', {
      result: 'reopened',
      text: why,
    })
    expect([await told(), await told(second)]).toEqual(['reopened', 'reopened'])
  })

  it('is told why when it is upheld, and opens no second review of the same outcome', async () => {
    await close()
    await object()
    await town.do(reviewer, 'review', { result: 'upheld', text: why })
    expect(await stage()).toBe('closed')
    expect((await trackTip(town.ctx, town.tip.receipt)).thread.at(-1)).toMatchObject({
      from: 'handler',
      text: why,
    })
    expect((await trackTip(town.ctx, second)).thread).toEqual([])
    await object(town.tip.receipt, 'back')
    expect(await stage()).toBe('closed')
    await object(second)
    expect(await stage()).toBe('reviewing')
  })

  it('has the case handled again when it is reopened: a new round, its outcome gone, its clocks begun anew', async () => {
    await close()
    await object()
    await town.do(reviewer, 'review', { result: 'reopened', text: '确实没有解决' })
    expect(await town.caseNow()).toMatchObject({
      stage: 'dispatched',
      status: 'handling',
      round: 2,
      outcome: null,
      closedAt: null,
      review: null,
      checkers: [],
      handlers: ['staff:closer'],
    })
    expect(await town.clock('tip.finish')).toMatchObject({ state: 'running' })
    expect(await town.clock('publish.outcome')).toMatchObject({ state: 'dropped' })
  })

  it('may object again to the outcome of the next round', async () => {
    await close()
    await object()
    await town.do(reviewer, 'review', { result: 'reopened', text: '确实没有解决' })
    const photo = await town.newPhoto(50)
    const { conclusion } = await import('../testing/holder.ts')
    await town.do(people.village, 'conclude', conclusion([photo]))
    await town.do(people.command, 'check', { result: 'passed', text: '同意' })
    await object()
    expect(await stage()).toBe('reviewing')
  })

  it('is judged by nobody who handled or checked it, nor by those below', async () => {
    await close()
    await object()
    const review = { result: 'upheld', text: why }
    for (const [who, code] of [
      [staffActor({ role: 'command', cell: '1' }, 'closer'), 'staff.same_person'],
      [staffActor({ role: 'command', cell: '1' }, 'checker'), 'staff.same_person'],
      [people.village, 'staff.denied'],
    ] as const)
      expect(await issuesOf(() => town.do(who, 'review', review))).toMatchObject([{ code }])
    expect(await stage()).toBe('reviewing')
  })

  it('may object to a refusal, which is told as such until it is decided', async () => {
    await town.do(people.village, 'not-accept', { reason: 'unclear', text: '线索不清' })
    await object()
    expect(await town.caseNow()).toMatchObject({ stage: 'reviewing', status: 'not-accepted' })
    await town.do(reviewer, 'review', { result: 'upheld', text: why })
    expect(await town.caseNow()).toMatchObject({ stage: 'not-accepted', status: 'not-accepted' })
    await object(second)
    await town.do(reviewer, 'review', { result: 'reopened', text: '应当受理' }).catch(() => {})
    expect(await stage()).toBe('reviewing')
    await town.do(staffActor({ role: 'command', cell: '1' }, 'third'), 'review', {
      result: 'reopened',
      text: '应当受理',
    })
    expect(await town.caseNow()).toMatchObject({ stage: 'dispatched', status: 'handling' })
  })

  it('may not while it is open, nor after sixty days', async () => {
    expect(await issuesOf(() => object())).toEqual([{ code: 'tip.case_open' }])
    await close()
    town.ctx.time.now = new Date('2026-05-06T23:59:00+08:00')
    expect((await trackTip(town.ctx, second)).mayDo).toContain('dispute')
    town.ctx.time.now = new Date('2026-05-07T00:00:00+08:00')
    expect((await trackTip(town.ctx, second)).mayDo).not.toContain('dispute')
    expect(await issuesOf(() => object())).toEqual([{ code: 'tip.dispute_over' }])
  })

  it('writing at the same moment as another opens one review', async () => {
    await close()
    await Promise.all([object(), object(second, 'back')])
    const { steps } = await town.caseNow()
    expect(steps.filter(({ event }) => event === 'dispute')).toHaveLength(1)
    expect((await trackTip(town.ctx, second)).disputed).toBe('back')
  })

  it.each(['before', 'after'] as const)(
    'and is killed %s any call of a store leaves all of it or nothing',
    async (moment) => {
      await close()
      const kills = await killAtEachCall(async (n) => {
        const input = { kind: 'back', text: '又来了' }
        const mortal = killingContext(town.ctx, n, moment, ['ledger', 'passing'])
        const end = await survives(() =>
          disputeOutcome(mortal, citizen, { receipt: town.tip.receipt, input }),
        )
        const [{ disputed }, { review, steps }] = [await town.tipNow(), await town.caseNow()]
        expect(review?.kind).toBe(disputed)
        expect(steps.filter(({ event }) => event === 'dispute')).toHaveLength(disputed ? 1 : 0)
        return end
      })
      expect(kills).toBeGreaterThan(3)
      expect(await stage()).toBe('reviewing')
    },
  )

  it('that nobody decides shows as overdue one level higher', async () => {
    await close()
    await object()
    town.later(24 * 40)
    await sweep(town.ctx)
    const { steps, escalated } = await town.caseNow()
    expect(steps.filter(({ event }) => event === 'miss').map(({ clock }) => clock)).toContain('review.finish')
    expect(escalated).toContain('1')
  })
})
