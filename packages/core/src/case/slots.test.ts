import { describe, expect, it } from 'vitest'
import { dueAt, longestHold, releaseRule, slotsAround } from './slots.ts'

const at = (time: string) => new Date(`2026-11-${time}:00+08:00`)
const opened = (...times: string[]) => times.map((time) => ({ openedAt: at(time).toISOString() }))
const twice = releaseRule('anywhere', at('20T12:00'))
const often = releaseRule('gaochang', at('20T12:00'))

describe('twice a day', () => {
  it.each([
    ['20T06:00', '20T06:00', '20T18:00'],
    ['20T17:59', '20T06:00', '20T18:00'],
    ['20T18:00', '20T18:00', '21T06:00'],
    ['20T23:59', '20T18:00', '21T06:00'],
    ['21T00:00', '20T18:00', '21T06:00'],
    ['21T05:59', '20T18:00', '21T06:00'],
  ])('at %s the slot is %s, and the next %s', (now, last, next) => {
    expect(slotsAround(twice, at(now))).toEqual({ last: at(last), next: at(next) })
  })

  it('five show together, four do not', () => {
    const five = opened('20T07:00', '20T08:00', '20T09:00', '20T10:00', '20T17:59')
    expect(dueAt(twice, five, at('20T18:00'))).toEqual(five)
    expect(dueAt(twice, five.slice(1), at('20T18:00'))).toEqual([])
  })

  it('none shows that was opened at the slot or after it, nor counts for the others', () => {
    const cases = opened('20T07:00', '20T08:00', '20T09:00', '20T10:00', '20T18:00', '20T18:01')
    expect(dueAt(twice, cases, at('20T18:30'))).toEqual([])
    const more = [...cases, ...opened('20T11:00')]
    expect(dueAt(twice, more, at('20T18:30'))).toEqual([...cases.slice(0, 4), ...opened('20T11:00')])
  })

  it.each([
    ['20T05:59', '20T06:00', false],
    ['20T05:59', '20T18:00', true],
    ['20T06:00', '20T18:00', false],
    ['20T06:00', '21T06:00', true],
    ['20T18:01', '21T06:00', false],
    ['20T18:01', '21T18:00', true],
  ])('one that was opened at %s alone shows at %s: %s', (open, now, shows) => {
    expect(dueAt(twice, opened(open), at(now)).length > 0).toBe(shows)
  })

  it('holds nothing longer than a day', () => expect(longestHold(twice)).toBe(86_400_000))

  it('of nothing held nothing shows', () => expect(dueAt(twice, [], at('20T18:00'))).toEqual([]))
})

describe('in a demonstration', () => {
  it.each(['gaochang', 'yanbian', 'xinhe'])('%s releases every minute whatever is held', (jurisdiction) => {
    const rule = releaseRule(jurisdiction, at('20T12:00'))
    expect(dueAt(rule, opened('20T11:59'), at('20T12:00'))).toHaveLength(1)
    expect(dueAt(rule, opened('20T12:00'), at('20T12:00'))).toHaveLength(0)
  })

  it('the slot is the run of the sweep', () => {
    const now = new Date(at('20T12:00').getTime() + 59_999)
    expect(slotsAround(often, now)).toEqual({ last: now, next: new Date(now.getTime() + 60_000) })
  })
})
