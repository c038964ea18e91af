import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { type Desk, desk, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { handIn, memoryContext, settle, untilPublic } from '../testing/town.ts'
import type { LogFacts } from './log-entry.ts'
import { tickCase } from './tick.ts'

/** A case that is public since six in the morning of 3 March, in a year of which every holiday is known. */
async function inMarch(): Promise<Desk> {
  const ctx = memoryContext('2026-03-02T02:30:00.000Z')
  await settle(ctx)
  const tip = await handIn(ctx, 1)
  await untilPublic(ctx)
  return desk(ctx, tip)
}

describe('a deadline that runs out', () => {
  let town: Desk
  beforeEach(async () => {
    town = await inMarch()
  })
  const until = (instant: string) => {
    town.ctx.time.now = new Date(`${instant}:00+08:00`)
  }
  const swept = async (instant: string) => {
    until(instant)
    return (await sweep(town.ctx)).ticked
  }
  const events = async () =>
    (await town.ctx.ledger.events(`case#${town.no}`)).map(({ type, by }) => [type, by])

  it('is reminded of the working day before, and written down by the clock itself at midnight', async () => {
    expect(await town.clock('tip.accept')).toMatchObject({ remindedOn: '2026-03-03' })
    expect(await swept('2026-03-04T23:59')).toBe(0)
    expect(await swept('2026-03-05T00:00')).toBe(1)
    expect((await events()).slice(-2)).toEqual([
      ['case.reminded', 'system:clock'],
      ['case.deadline_missed', 'system:clock'],
    ])
    expect(await town.clock('tip.accept')).toMatchObject({ remindedOn: '2026-03-03', missedOn: '2026-03-05' })
  })

  it('is said once, however often anybody looks', async () => {
    await swept('2026-03-05T00:00')
    const before = await events()
    // The clock of the machine goes on, and is set back an hour.
    for (const time of ['05T00:01', '05T06:00', '05T05:00', '04T23:10', '05T00:00'])
      expect(await swept(`2026-03-${time}`)).toBe(0)
    expect(await tickCase(town.ctx, `case#${town.no}`)).toEqual({ reminded: 0, missed: 0, recounted: 0 })
    expect(await events()).toEqual(before)
  })

  it('stands in the public log with its clock and its last day, and on the list of the unit above', async () => {
    await swept('2026-03-05T00:00')
    const shards = Array.from({ length: 16 }, (_, shard) => town.ctx.ledger.outbox(shard, 0))
    const log = (await Promise.all(shards)).flat().map(({ entry }) => JSON.parse(entry) as LogFacts)
    expect(log.findLast(({ case: no }) => no === town.no)).toMatchObject({
      event: 'deadline_missed',
      code: 'tip.accept',
      due: '2026-03-04',
    })
    const { escalated, queues, news } = await town.caseNow()
    expect(escalated).toEqual(['11'])
    expect(queues).toContain('unit#11')
    expect(news.at(-1)).toMatchObject({ kind: 'deadline_missed', units: ['111', '11'] })
  })

  it('goes to no unit that is complained of, but to the one above that', async () => {
    await town.do(people.command, 'note-conflict', { against: '11', reason: '举报的就是镇里' })
    await town.do(people.command, 'accept')
    await swept('2026-03-05T00:00')
    const { unit, escalated } = await town.caseNow()
    expect([unit, escalated]).toEqual(['1', []])
  })

  it('is said before the deed of whoever comes too late and thinks the sweep asleep', async () => {
    until('2026-03-06T09:00')
    const { seq } = (await town.ctx.ledger.head(`case#${town.no}`)) ?? { seq: 0 }
    await town.do(people.village, 'accept')
    expect((await events()).slice(seq)).toEqual([
      ['case.deadline_missed', 'system:clock'],
      ['case.accepted', people.village.name],
    ])
    expect(await town.clock('tip.accept')).toMatchObject({ state: 'late' })
  })

  it('of an offer nobody answered goes to the unit above both sides', async () => {
    await town.do(people.village, 'accept')
    await town.do(people.village, 'transfer', { to: '121', reason: '不在本村' })
    await swept('2026-03-11T00:01')
    const { escalated } = await town.caseNow()
    expect(escalated).toContain('1')
    expect(await town.clock('transfer.answer')).toMatchObject({ missedOn: '2026-03-11' })
  })

  it('waits while the case is held from the public, and is looked at from its release on', async () => {
    const ctx = memoryContext('2026-03-02T02:30:00.000Z')
    await settle(ctx)
    await handIn(ctx, 1)
    await sweep(ctx)
    ctx.time.now = new Date('2026-03-05T00:00:00+08:00')
    expect((await sweep(ctx)).ticked + (await sweep(ctx)).ticked).toBe(1)
  })
})

describe('time that is given', () => {
  let town: Desk
  beforeEach(async () => {
    town = await inMarch()
    await town.do(people.village, 'accept')
  })
  const refusal = async (deed: Parameters<Desk['do']>[1], input: unknown, by = people.village) => {
    const before = await town.caseNow()
    const issues = await issuesOf(() => town.do(by, deed, input))
    expect(await town.caseNow()).toEqual(before)
    return issues[0]?.code
  }
  const pause = { clock: 'tip.finish', reason: 'testing', text: '送检，等检测报告' }

  it('by a pause is told with its reason, and added when it goes on', async () => {
    await town.do(people.village, 'dispatch', { to: '111' }).catch(() => {})
    await town.do(people.village, 'pause', pause)
    expect(await town.clock('tip.finish')).toMatchObject({ state: 'paused' })
    expect((await town.caseNow()).steps.at(-1)).toMatchObject({
      event: 'pause',
      clock: 'tip.finish',
      reason: 'testing',
    })
    town.later(10 * 24)
    await town.do(people.village, 'go-on', { clock: 'tip.finish' })
    expect(await town.clock('tip.finish')).toMatchObject({ state: 'running', paused: 10 })
  })

  it('by a pause needs a reason that its row allows, a clock that runs, and time that is left', async () => {
    expect(await refusal('pause', { ...pause, reason: 'reporter' })).toBe('case.pause_unknown')
    expect(await refusal('pause', { ...pause, reason: 'busy' })).toBe('case.pause_unknown')
    expect(await refusal('pause', { ...pause, clock: 'tip.start' })).toBe('case.pause_unknown')
    expect(await refusal('pause', { ...pause, clock: 'check.finish' })).toBe('case.clock_unknown')
    expect(await refusal('go-on', { clock: 'tip.finish' })).toBe('case.clock_unknown')
    town.ctx.time.now = new Date('2026-06-01T00:00:30+08:00')
    await sweep(town.ctx)
    expect(await refusal('pause', pause)).toBe('case.clock_over')
  })

  it('for good ends after thirty days before everybody', async () => {
    await town.do(people.village, 'pause', pause)
    town.later(40 * 24)
    await sweep(town.ctx)
    const missed = (await town.caseNow()).steps.filter(({ event }) => event === 'miss')
    expect(missed.map(({ clock }) => clock)).toContain('pause.end')
  })

  it('by a superior stays within thirty days in all, and the reporter is told why', async () => {
    await town.do(people.town, 'extend', { days: 20, reason: '正在等待专家意见' })
    expect(await town.clock('tip.finish')).toMatchObject({ extended: 20 })
    const tip = await town.ctx.ledger.events(`tip#${town.tip.tipNo}`)
    expect(tip.at(-1)).toMatchObject({ type: 'tip.messaged', data: { from: 'handler' } })
    expect(await refusal('extend', { days: 11, reason: '再等等' }, people.town)).toBe('case.extended_too_far')
    expect(await refusal('extend', { days: 0, reason: '再等等' }, people.town)).toBe('case.days_invalid')
    expect(await refusal('extend', { days: 1, reason: '再等等' })).toBe('staff.denied')
    await town.do(people.town, 'extend', { days: 10, reason: '还要十天' })
  })

  it('is never given back to a deadline that ran out', async () => {
    town.ctx.time.now = new Date('2026-06-01T00:00:30+08:00')
    expect(await issuesOf(() => town.do(people.town, 'extend', { days: 5, reason: '补一下' }))).toEqual([
      { code: 'case.clock_over' },
    ])
  })
})
