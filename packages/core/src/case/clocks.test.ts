import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Clock } from './case.ts'
import {
  continueClock,
  dueNow,
  endClocks,
  extendClock,
  handClocks,
  meetClock,
  NEVER,
  nextWake,
  pauseClock,
  recountClocks,
  renewUrge,
  startClock,
} from './clocks.ts'

const at = (instant: string) => new Date(`${instant}:00+08:00`)
const from = (instant: string, unit = '111') => ({ unit, jurisdiction: 'town', now: at(instant) })
const only = (clocks: readonly Clock[], key: string): Clock => {
  const found = clocks.findLast((clock) => clock.key === key)
  if (!found) throw new Error(`no clock ${key}`)
  return found
}
const finish = startClock([], 'tip.finish', from('2026-03-02T10:00'))

describe('a clock', () => {
  it('is asked for once before its last day and once after it, and then no more', () => {
    const [clock] = startClock([], 'tip.accept', from('2026-03-02T10:00'))
    expect(clock?.due).toEqual({ clock: 'tip.accept', date: '2026-03-04' })
    const ask = (instant: string, more = {}) =>
      dueNow([{ ...(clock as Clock), ...more }], 'town', at(instant))
    expect(ask('2026-03-02T23:59')).toEqual({ remind: [], missed: [] })
    expect(ask('2026-03-03T00:00').remind).toHaveLength(1)
    expect(ask('2026-03-04T23:59', { remindedOn: '2026-03-03' })).toEqual({ remind: [], missed: [] })
    expect(ask('2026-03-05T00:00').missed).toHaveLength(1)
    expect(ask('2026-03-05T00:00').remind).toHaveLength(0)
    expect(ask('2026-03-09T00:00', { missedOn: '2026-03-05' })).toEqual({ remind: [], missed: [] })
  })

  it('wakes the sweep at its reminder, then at the midnight after its last day, then never', () => {
    const clocks = startClock([], 'tip.accept', from('2026-03-02T10:00'))
    const reminded = clocks.map((clock) => ({ ...clock, remindedOn: '2026-03-03' }))
    const missed = clocks.map((clock) => ({ ...clock, missedOn: '2026-03-05' }))
    expect(nextWake(clocks, 'town')).toBe(at('2026-03-03T00:00').toISOString())
    expect(nextWake(reminded, 'town')).toBe(at('2026-03-05T00:00').toISOString())
    expect(nextWake(missed, 'town')).toBe(NEVER)
  })

  it('that is met after its last day is late, though the sweep has not said so yet', () => {
    const clocks = startClock([], 'tip.accept', from('2026-03-02T10:00'))
    expect(only(meetClock(clocks, 'tip.accept', at('2026-03-04T23:59')), 'tip.accept').state).toBe('met')
    expect(only(meetClock(clocks, 'tip.accept', at('2026-03-05T00:00')), 'tip.accept').state).toBe('late')
  })

  it('goes along when the case goes to another unit, what has ended stays', () => {
    const ended = meetClock(
      startClock([], 'tip.start', from('2026-03-02T10:00')),
      'tip.start',
      at('2026-03-02T11:00'),
    )
    const handed = handClocks([...ended, ...finish], '111', '12')
    expect(handed.map(({ key, unit }) => [key, unit])).toEqual([
      ['tip.start', '111'],
      ['tip.finish', '12'],
    ])
  })

  it('of a deputy’s question outlives the case, all others end with it', () => {
    const asked = startClock(finish, 'question.answer', { ...from('2026-03-02T10:00'), ref: '1' })
    const both = startClock(asked, 'question.answer', { ...from('2026-03-03T10:00'), ref: '2' })
    const after = endClocks(both, ['tip.finish'], at('2026-03-10T10:00'))
    expect(after.map(({ state }) => state)).toEqual(['met', 'running', 'running'])
    const answered = meetClock(after, 'question.answer', at('2026-03-10T10:00'), '2')
    expect(answered.map(({ state }) => state)).toEqual(['met', 'running', 'met'])
  })
})

describe('a clock that stands still', () => {
  const paused = pauseClock(finish, 'tip.finish', from('2026-03-10T10:00'))

  it('is neither reminded of nor missed', () => {
    const [standing] = paused
    expect(dueNow([standing as Clock], 'town', at('2026-08-01T00:00'))).toEqual({ remind: [], missed: [] })
  })

  it('goes on with as many days more as it stood', () => {
    const on = continueClock(paused, 'tip.finish', { jurisdiction: 'town', now: at('2026-03-20T09:00') })
    expect(only(finish, 'tip.finish').due).toEqual({ clock: 'tip.finish', date: '2026-05-06' })
    expect(only(on, 'tip.finish')).toMatchObject({
      state: 'running',
      paused: 10,
      due: { date: '2026-05-11' },
    })
  })

  it('counts working days where its row does', () => {
    const accept = startClock([], 'tip.accept', from('2026-03-05T10:00'))
    const stood = pauseClock(accept, 'tip.accept', from('2026-03-06T10:00'))
    const on = continueClock(stood, 'tip.accept', { jurisdiction: 'town', now: at('2026-03-09T09:00') })
    expect(only(accept, 'tip.accept').due).toMatchObject({ date: '2026-03-09' })
    expect(only(on, 'tip.accept').due).toMatchObject({ date: '2026-03-10' })
  })

  it('is bounded by a clock of its own, which ends when it goes on or the clock ends', () => {
    expect(only(paused, 'pause.end')).toMatchObject({ ref: 'tip.finish', state: 'running' })
    expect(dueNow(paused, 'town', at('2026-04-10T00:00')).missed.map(({ key }) => key)).toEqual(['pause.end'])
    const on = continueClock(paused, 'tip.finish', { jurisdiction: 'town', now: at('2026-03-20T09:00') })
    expect(only(on, 'pause.end').state).toBe('met')
    const met = meetClock(paused, 'tip.finish', at('2026-03-20T09:00'))
    expect(met.map(({ key, state }) => [key, state])).toEqual([
      ['tip.finish', 'met'],
      ['pause.end', 'met'],
    ])
  })
})

describe('an extension', () => {
  it('adds to the days of the row, beside what it stood still, and asks for a reminder anew', () => {
    const reminded = finish.map((clock) => ({ ...clock, remindedOn: '2026-04-27' }))
    const longer = extendClock(reminded, 'tip.finish', 30, 'town')
    expect(only(longer, 'tip.finish')).toMatchObject({ extended: 30, due: { date: '2026-06-01' } })
    expect(only(longer, 'tip.finish').remindedOn).toBeUndefined()
  })
})

describe('an urged unit', () => {
  it('owes the next report a cycle after each', () => {
    const urged = { urge: { kind: 'whole', by: '1' }, unit: '111' } as const
    const first = renewUrge([], urged, { jurisdiction: 'town', now: at('2026-03-02T10:00') })
    const second = renewUrge(first, urged, { jurisdiction: 'town', now: at('2026-03-04T10:00') })
    expect(second.map(({ key, state, due }) => [key, state, due])).toEqual([
      ['urge.whole', 'met', { clock: 'urge.whole', date: '2026-03-09' }],
      ['urge.whole', 'running', { clock: 'urge.whole', date: '2026-03-11' }],
    ])
  })

  it('owes none where nobody urges', () => {
    expect(
      renewUrge(finish, { urge: null, unit: '111' }, { jurisdiction: 'town', now: at('2026-03-02T10:00') }),
    ).toBe(finish)
  })
})

describe('a clock whose year has no table', () => {
  afterEach(() => vi.doUnmock('../calendar/holidays.json'))
  const waiting = startClock([], 'tip.finish', from('2026-11-22T10:00'))

  it('has no date, is never missed, and is looked at from the December before on', () => {
    expect(only(waiting, 'tip.finish').due).toEqual({ clock: 'tip.finish', missingYear: 2027 })
    expect(dueNow(waiting, 'town', at('2028-01-01T00:00'))).toEqual({ remind: [], missed: [] })
    expect(nextWake(waiting, 'town')).toBe(at('2026-12-01T00:00').toISOString())
    expect(recountClocks(waiting, 'town')).toBe(waiting)
  })

  it('gets its date when the table comes, what it stood still counted', async () => {
    const stood = waiting.map((clock) => ({ ...clock, stood: [{ from: '2026-12-01', to: '2026-12-11' }] }))
    vi.resetModules()
    vi.doMock('../calendar/holidays.json', async (original) => {
      const { default: tables } = (await original()) as { default: object[] }
      return { default: [...tables, { year: 2027, source: '', off: ['2027-01-01'], work: [] }] }
    })
    const { recountClocks: recount } = await import('./clocks.ts')
    expect(only(recount(waiting, 'town'), 'tip.finish').due).toEqual({
      clock: 'tip.finish',
      date: '2027-01-21',
    })
    expect(only(recount(stood, 'town'), 'tip.finish')).toMatchObject({
      paused: 10,
      due: { date: '2027-02-01' },
    })
  })
})
