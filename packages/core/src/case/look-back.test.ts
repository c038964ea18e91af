import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { type Desk, desk, people } from '../testing/handled.ts'
import { closeAs } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { staffActor } from '../testing/staff.ts'
import { deliverAll, handIn, memoryContext, reportAt, settle, stateOf, untilPublic } from '../testing/town.ts'
import { type Case, caseStream, type LookBack } from './case.ts'
import { drawOf, planLookBack } from './plan-look-back.ts'
import { readRecurrence } from './read-recurrence.ts'

async function inMarch(): Promise<Desk> {
  const ctx = memoryContext('2026-03-02T02:30:00.000Z')
  await settle(ctx)
  const tip = await handIn(ctx, 1)
  await untilPublic(ctx)
  return desk(ctx, tip)
}

const elsewhere = staffActor({ role: 'command', cell: '1' }, 'elsewhere')

describe('whether a closed case is looked at again', () => {
  const facts = { joined: 0, drawn: 999, now: new Date('2026-03-02T02:30:00.000Z'), jurisdiction: 'town' }
  const plain = {
    origin: 'tip',
    tip: 'T',
    urge: null,
    clocks: [],
    unit: '111',
    cells: ['1', '11', '111'],
    against: null,
  }
  const trigger = (state: object, more: object) =>
    (
      planLookBack({ ...plain, ...state } as unknown as Case, { ...facts, ...more }).set
        .lookBack as LookBack | null
    )?.trigger

  it('follows from three tips of one problem, from a superior, or from the draw, and from nothing else', () => {
    expect(trigger({}, {})).toBeUndefined()
    expect(trigger({}, { joined: 1 })).toBeUndefined()
    expect(trigger({}, { joined: 2 })).toBe('outcry')
    expect(trigger({ origin: 'superior' }, {})).toBe('superior')
    expect(trigger({ urge: { kind: 'whole', by: '1' } }, {})).toBe('superior')
    expect(trigger({}, { drawn: 99 })).toBe('draw')
    expect(trigger({}, { drawn: 100 })).toBeUndefined()
  })

  it('gives the unit above thirty days, and leaves what was drawn to be checked', () => {
    const { set, facts: told, news } = planLookBack(plain as unknown as Case, { ...facts, drawn: 7 })
    expect(told).toEqual({ count: 7 })
    expect(set.clocks).toMatchObject([{ key: 'look-back.finish', unit: '11', due: { date: '2026-04-01' } }])
    expect(news).toEqual([{ kind: 'to-look-back', units: ['11'] }])
  })

  it('is drawn from 0 to 999 alone', () => {
    for (const bytes of [
      [0, 0],
      [255, 255],
      [3, 231],
      [3, 232],
    ])
      expect(drawOf(Uint8Array.from(bytes))).toBeLessThan(1000)
    expect(drawOf(Uint8Array.from([3, 231]))).toBe(999)
  })
})

describe('a look-back', () => {
  let town: Desk
  beforeEach(async () => {
    town = await inMarch()
    await town.do(people.town, 'urge', { kind: 'whole' })
    await closeAs(town.ctx, town.no, 'true')
  })

  it('stands on the list of the unit above until it is done by another than those who handled and checked', async () => {
    expect((await town.caseNow()).lookBack).toMatchObject({ trigger: 'superior', result: null })
    expect((await town.caseNow()).queues).toContain('unit#11')
    const held = { result: 'held', text: '复查未反弹' }
    for (const [who, code] of [
      [staffActor({ role: 'head', cell: '111' }, 'closer'), 'staff.denied'],
      [staffActor({ role: 'command', cell: '1' }, 'closer'), 'staff.same_person'],
      [staffActor({ role: 'command', cell: '1' }, 'checker'), 'staff.same_person'],
    ] as const)
      expect(await issuesOf(() => town.do(who, 'look-back', held))).toMatchObject([{ code }])
    await town.do(elsewhere, 'look-back', held)
    expect((await town.caseNow()).lookBack).toMatchObject({ result: 'held', by: elsewhere.name })
    expect(await town.clock('look-back.finish')).toMatchObject({ state: 'met' })
    expect(await issuesOf(() => town.do(elsewhere, 'look-back', held))).toEqual([
      { code: 'case.no_look_back' },
    ])
  })

  it('that finds the problem back opens a case that follows the first, at its place, with its clock running', async () => {
    await town.do(elsewhere, 'look-back', { result: 'rebounded', text: '又在排放' })
    const { steps, stage } = await town.caseNow()
    const no = steps.at(-1)?.ref ?? ''
    const again = await stateOf<Case>(town.ctx, caseStream(no))
    expect(stage).toBe('closed')
    expect(again).toMatchObject({
      origin: 'look-back',
      follows: town.no,
      recurrence: 1,
      tip: null,
      unit: '111',
      stage: 'received',
      category: 'odour',
    })
    expect(again.clocks).toMatchObject([{ key: 'tip.accept', state: 'running' }])
    expect(await town.ctx.ledger.sealed(caseStream(no))).toBeDefined()
    await deliverAll(town.ctx)
    await untilPublic(town.ctx)
    expect(await readRecurrence(town.ctx, '11')).toMatchObject({ closed: 1, back: 1 })
  })

  it('nobody does in time shows as overdue, and goes one level higher', async () => {
    town.later(24 * 45)
    await sweep(town.ctx)
    const { steps, queues, escalated } = await town.caseNow()
    expect(steps.filter(({ event }) => event === 'miss').map(({ clock }) => clock)).toContain(
      'look-back.finish',
    )
    expect(escalated).toContain('1')
    expect(queues).toContain('unit#1')
  })
})

describe('a look-back that a superior orders', () => {
  it('of a closed case stands with the unit above, with thirty days, and none is ordered while one is to be done', async () => {
    const town = await inMarch()
    expect(await issuesOf(() => town.do(people.town, 'order-look-back'))).toMatchObject([
      { code: 'case.wrong_stage' },
    ])
    await closeAs(town.ctx, town.no, 'true')
    expect(await issuesOf(() => town.do(people.village, 'order-look-back'))).toMatchObject([
      { code: 'staff.denied' },
    ])
    await town.do(people.town, 'order-look-back')
    const state = await town.caseNow()
    expect(state).toMatchObject({ stage: 'closed', lookBack: { trigger: 'superior', result: null } })
    expect(state.queues).toContain('unit#11')
    expect(state.steps.at(-1)).toMatchObject({ clock: 'look-back.finish' })
    expect(await town.clock('look-back.finish')).toMatchObject({ unit: '11', state: 'running' })
    expect(await issuesOf(() => town.do(people.county, 'order-look-back'))).toEqual([
      { code: 'case.look_back_stands' },
    ])
    await town.do(elsewhere, 'look-back', { result: 'held', text: '没有反弹' })
    await town.do(people.town, 'order-look-back')
    expect((await town.caseNow()).lookBack).toEqual({
      trigger: 'superior',
      result: null,
      doneOn: null,
      by: null,
    })
    await town.do(elsewhere, 'look-back', { result: 'rebounded', text: '又在排放' })
    const no = (await town.caseNow()).steps.at(-1)?.ref ?? ''
    expect(await stateOf<Case>(town.ctx, caseStream(no))).toMatchObject({ follows: town.no, recurrence: 1 })
  })
})

describe('a problem that is reported again after it was settled', () => {
  const reported = async (town: Desk, n: number, lng: number) => {
    const tip = await handIn(town.ctx, n, reportAt(n, lng))
    await sweep(town.ctx)
    return (await desk(town.ctx, tip)).caseNow()
  }

  it('follows the settled case where kind and place are the same, and is counted', async () => {
    const town = await inMarch()
    await closeAs(town.ctx, town.no, 'partly')
    const second = await reported(town, 2, 100.501)
    expect(second).toMatchObject({ follows: town.no, recurrence: 1 })
    await deliverAll(town.ctx)
    await untilPublic(town.ctx)
    await closeAs(town.ctx, second.no, 'true')
    expect(await reported(town, 3, 100.5005)).toMatchObject({ follows: second.no, recurrence: 2 })
    await deliverAll(town.ctx)
    await untilPublic(town.ctx)
    expect(await readRecurrence(town.ctx, '11')).toMatchObject({ closed: 2, back: 2 })
  })

  it('follows none that is open, was untrue, lies farther away or was settled more than a year ago', async () => {
    const town = await inMarch()
    expect(await reported(town, 2, 100.501)).toMatchObject({ follows: null, recurrence: 0 })
    await closeAs(town.ctx, town.no, 'untrue')
    expect(await reported(town, 3, 100.5)).toMatchObject({ follows: null })
    const settled = await inMarch()
    await closeAs(settled.ctx, settled.no, 'true')
    expect(await reported(settled, 2, 100.503)).toMatchObject({ follows: null })
    settled.later(24 * 366)
    expect(await reported(settled, 3, 100.5)).toMatchObject({ follows: null })
  })
})
