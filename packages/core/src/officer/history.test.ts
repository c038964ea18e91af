import { describe, expect, it } from 'vitest'
import { changeOn, changesUnder, termsOf } from './history.ts'
import type { Change, Seat } from './officer.ts'

const phone = '0995-8522000'
const seat: Seat = {
  post: '111.head',
  title: 'grid-head',
  holder: { name: '甲', phone, from: '2020-01-01' },
}
const to = (from: string, name: string | null, title = 'grid-head'): Change => ({
  from,
  title,
  holder: name === null ? null : { name, phone },
})
const told = (changes: readonly Change[]) => changes.map(({ from, holder }) => [from, holder?.name ?? null])
const terms = (changes: readonly Change[]) => termsOf(changes).map(({ name, from, to }) => [name, from, to])

describe('what happened at a post under a scheme', () => {
  const under = { from: '2026-01-01', until: '2026-07-01' }

  it('begins with the roster on the first day of the scheme, however long before it was written', () => {
    expect(told(changesUnder(seat, [], under))).toEqual([['2026-01-01', '甲']])
  })

  it('begins vacant without a holder, and until the holder of the roster begins', () => {
    expect(told(changesUnder({ ...seat, holder: null }, [], under))).toEqual([['2026-01-01', null]])
    expect(changesUnder(undefined, [], under)).toEqual([to('2026-01-01', null, '')])
    const later = { ...seat, holder: { name: '甲', phone, from: '2026-03-01', to: '2026-04-30' } }
    expect(told(changesUnder(later, [], under))).toEqual([
      ['2026-01-01', null],
      ['2026-03-01', '甲'],
      ['2026-05-01', null],
    ])
  })

  it('begins vacant when the roster says that the holder had left before', () => {
    const gone = { ...seat, holder: { name: '甲', phone, from: '2020-01-01', to: '2025-12-31' } }
    expect(told(changesUnder(gone, [], under))).toEqual([['2026-01-01', null]])
  })

  it('goes on with the deeds of its own days alone', () => {
    const deeds = [
      to('2025-12-31', '乙'),
      to('2026-02-01', '丙'),
      to('2026-06-30', null),
      to('2026-07-01', '丁'),
    ]
    expect(told(changesUnder(seat, deeds, under))).toEqual([
      ['2026-01-01', '甲'],
      ['2026-02-01', '丙'],
      ['2026-06-30', null],
    ])
    expect(told(changesUnder(seat, deeds, { from: '2026-07-01' }))).toEqual([['2026-07-01', '丁']])
  })

  it('follows the deeds from the first one on, whatever the roster foresaw', () => {
    const foreseen = { ...seat, holder: { name: '甲', phone, from: '2026-03-01', to: '2026-04-30' } }
    expect(told(changesUnder(foreseen, [to('2026-02-01', '乙')], under))).toEqual([
      ['2026-01-01', null],
      ['2026-02-01', '乙'],
    ])
    expect(told(changesUnder(foreseen, [to('2026-04-01', '乙')], under))).toEqual([
      ['2026-01-01', null],
      ['2026-03-01', '甲'],
      ['2026-04-01', '乙'],
    ])
  })

  it('counts on a day from that day on', () => {
    const changes = [to('2026-01-01', '甲'), to('2026-02-01', '乙')]
    const on = (day: string) => changeOn(changes, day)?.holder?.name
    expect([on('2025-12-31'), on('2026-01-31'), on('2026-02-01')]).toEqual([undefined, '甲', '乙'])
  })
})

describe('terms of office', () => {
  it('are told newest first, each ending the day before the next change', () => {
    expect(
      terms([to('2026-01-01', '甲'), to('2026-03-01', '乙'), to('2026-05-01', null), to('2026-06-01', '丙')]),
    ).toEqual([
      ['丙', '2026-06-01', null],
      ['乙', '2026-03-01', '2026-04-30'],
      ['甲', '2026-01-01', '2026-02-28'],
    ])
  })

  it('go on as one when the same person is named again without a break, with the newest phone and certificate', () => {
    const certified = { name: '甲', phone, certificate: { no: 'JD-1', until: '2026-12-31' } }
    const changes = [
      { ...to('2026-01-01', '甲'), holder: certified },
      { ...to('2026-07-01', '甲'), holder: { name: '甲', phone: '0995-8522001' } },
    ]
    expect(termsOf(changes)).toEqual([
      { name: '甲', phone: '0995-8522001', title: 'grid-head', from: '2026-01-01', to: null },
    ])
  })

  it('are two when the same person comes back, or gets another title', () => {
    expect(terms([to('2026-01-01', '甲'), to('2026-02-01', null), to('2026-03-01', '甲')])).toEqual([
      ['甲', '2026-03-01', null],
      ['甲', '2026-01-01', '2026-01-31'],
    ])
    expect(terms([to('2026-01-01', '甲'), to('2026-02-01', '甲', 'general-grid-head')])).toHaveLength(2)
  })

  it('leave no trace of a term that was replaced on its first day', () => {
    expect(terms([to('2026-01-01', '甲'), to('2026-01-01', '乙')])).toEqual([['乙', '2026-01-01', null]])
    expect(terms([to('2026-01-01', '甲'), to('2026-01-01', null)])).toEqual([])
  })
})
