import { beforeAll, describe, expect, it } from 'vitest'
import { deskTown } from '../testing/handled.ts'
import type { Case, Transfer } from './case.ts'
import type { Land } from './land.ts'
import { unitsAfter } from './units-after.ts'

/** Village 111 became 211 under town 21, town 12 became 22; of town 13 nothing is left but the county. */
const chains: Readonly<Record<string, readonly string[]>> = {
  '1': ['1'],
  '21': ['1', '21'],
  '211': ['1', '21', '211'],
  '22': ['1', '22'],
}
const land: Land = {
  has: (cell) => cell in chains,
  chain: (cell) => chains[cell] ?? [],
  isWithin: (cell, top) => chains[cell]?.includes(top) ?? false,
}
const heirs: Readonly<Record<string, string>> = { '1': '1', '11': '21', '111': '211', '12': '22', '13': '1' }
const reform = {
  now: new Date('2026-12-01T04:00:00Z'),
  codes: ['1', '21', '211'],
  land,
  heir: (cell: string) => heirs[cell] ?? '1',
}
const offer: Transfer = {
  to: '12',
  from: '111',
  reason: 'not-own',
  clause: null,
  offeredOn: '2026-11-20',
  stage: 'accepted',
  final: false,
}

describe('after a reform', () => {
  let state: Case
  beforeAll(async () => {
    state = await (await deskTown()).caseNow()
  })
  const after = (change: Partial<Case>) => unitsAfter({ ...state, ...change }, reform)

  it.each([
    ['111', '211'],
    ['11', '21'],
    ['1', '1'],
    ['11@water', '21@water'],
    ['12', '22'],
    ['12@eco', '22@eco'],
    ['13', '1'],
  ])('unit %s is %s', (unit, next) => {
    expect(after({ unit }).unit).toBe(next)
  })

  it('clocks that run go along, those that ended stay as they were', () => {
    const [clock] = state.clocks
    if (!clock) throw new Error('a new case has a clock')
    const clocks = [clock, { ...clock, key: 'tip.start', state: 'met' as const }]
    expect(after({ clocks }).clocks.map(({ unit }) => unit)).toEqual(['211', '111'])
  })

  it('an offer stands, to what became of the receiver', () => {
    const { stage, transfer } = after({ stage: 'transferring', transfer: offer })
    expect({ stage, transfer }).toMatchObject({ stage: 'transferring', transfer: { to: '22', from: '211' } })
  })

  it('an offer to those complained of is withdrawn, as is one to the unit itself', () => {
    for (const change of [
      { transfer: offer, against: '12' },
      { transfer: { ...offer, from: '13', to: '1' }, unit: '13' },
    ])
      expect(after({ stage: 'transferring', ...change })).toMatchObject({ stage: 'accepted', transfer: null })
  })

  it('who is complained of is what became of that cell, and above it the case is handled', () => {
    expect(after({ unit: '11', against: '111' })).toMatchObject({ unit: '21', against: '211' })
    expect(after({ unit: '12', against: '13' })).toMatchObject({ unit: '1@discipline', against: '1' })
  })

  it('those complained of are neither in the team nor told of anything any more', () => {
    const team = { lead: '1', members: ['12', '11@water'] }
    const told = after({ unit: '1', against: '12', team, senders: ['12', '111'], escalated: ['12', '11'] })
    expect(told).toMatchObject({
      team: { lead: '1', members: ['21@water'] },
      senders: ['211'],
      escalated: ['21'],
    })
  })
})
