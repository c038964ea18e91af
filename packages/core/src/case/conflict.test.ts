import { beforeEach, describe, expect, it } from 'vitest'
import { type Desk, desk, deskTown, people } from '../testing/handled.ts'
import { conclusion } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { staffActor } from '../testing/staff.ts'
import {
  citizen,
  deliverAll,
  deviceKey,
  handIn,
  memoryContext,
  settle,
  stateOf,
  tipAt,
  untilPublic,
} from '../testing/town.ts'
import { submitTip } from '../tip/submit.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { trackTip } from '../tip/track.ts'
import { caseDeeds } from './all-deeds.ts'
import { isBarred, unitOver } from './barred.ts'
import { type Case, caseStream } from './case.ts'
import type { Land } from './land.ts'
import { queuesOf } from './queues-of.ts'
import { readCase } from './read.ts'
import { actingUnits } from './who-acts.ts'

const { village, town, otherTown, county, command } = people
const discipline = staffActor({ role: 'department', cell: '1', department: 'discipline' }, 'discipline')
const secondDiscipline = staffActor({ role: 'department', cell: '1', department: 'discipline' }, 'second')
const codesOf = async (deed: () => Promise<unknown>) => (await issuesOf(deed)).map(({ code }) => code)

const chains: Readonly<Record<string, readonly string[]>> = {
  '1': ['1'],
  '11': ['1', '11'],
  '111': ['1', '11', '111'],
  '12': ['1', '12'],
}
const land: Land = {
  has: (cell) => cell in chains,
  chain: (cell) => chains[cell] ?? [],
  isWithin: (cell, top) => chains[cell]?.includes(top) ?? false,
}

describe('who is barred from a complaint', () => {
  it.each([
    ['the unit itself', '11', '11', true],
    ['one below it', '111', '11', true],
    ['a department at it', '11@water', '11', true],
    ['the one above', '1', '11', false],
    ['one beside it', '12', '11', false],
    ['the discipline organ at it', '11@discipline', '11', false],
    ['the same department at it', '1@water', '1@water', true],
    ['the same department below it', '11@water', '1@water', true],
    ['another department beside it', '1@eco', '1@water', false],
    ['the cell that has the department', '1', '1@water', false],
    ['the discipline organ where that is complained of', '1@discipline', '1@discipline', true],
    ['everybody, while the grid does not know who is complained of', '12', '77', true],
    ['not the discipline organ even then', '1@discipline', '77', false],
  ])('%s: %s about %s is %s', (_, unit, against, barred) => {
    expect(isBarred(unit, against, land)).toBe(barred)
    expect(isBarred(unit, null, land)).toBe(false)
  })

  it.each(['1', '11', '111', '1@water', '11@water', '11@discipline'])('never who is over %s', (against) => {
    expect(isBarred(unitOver(against, land), against, land)).toBe(false)
  })
})

/** A public case of the west village that complains of those responsible for a cell. */
async function complaint(against: string): Promise<Desk> {
  const ctx = memoryContext()
  await settle(ctx)
  const tip = await handIn(ctx, 1, { ...tipAt(), against })
  await untilPublic(ctx)
  return desk(ctx, tip)
}

describe('a report about those responsible for a cell', () => {
  it.each([
    ['111', '11'],
    ['11', '1'],
    ['1', '1@discipline'],
  ])(
    'of cell %s comes to %s, on no desk below, and its reporter sees who is asked',
    async (against, unit) => {
      const at = await complaint(against)
      const state = await at.caseNow()
      expect(state).toMatchObject({ unit, against, cells: ['1', '11', '111'] })
      expect(actingUnits(state)).toEqual([unit])
      expect((await trackTip(at.ctx, at.tip.receipt)).cell?.code).toBe(unit.split('@')[0])
    },
  )

  it('tells nobody outside whom it complains of', async () => {
    const [at, other] = [await complaint('11'), await deskTown()]
    const { no: _, timeline, ...told } = await readCase(at.ctx, at.no)
    const { no: __, timeline: ordinary, ...same } = await readCase(other.ctx, other.no)
    expect({ ...told, timeline }).toEqual({ ...same, timeline: ordinary })
    expect(JSON.stringify(told)).not.toContain('against')
    await at.do(county, 'accept')
    await at.do(county, 'dispatch', { to: '1@eco' })
    await deliverAll(at.ctx)
    const steps = (await readCase(at.ctx, at.no)).timeline
    expect(steps.at(-1)).toMatchObject({ event: 'dispatch', unit: { cell: { code: '11' } } })
    expect(JSON.stringify(steps)).not.toContain('eco')
    const shards = Array.from({ length: 16 }, (_, shard) => at.ctx.ledger.outbox(shard, 0))
    expect(JSON.stringify(await Promise.all(shards))).not.toContain('against')
  })

  it('joins no case those complained of handle, by word or by likeness', async () => {
    const first = await deskTown()
    const copy = { ...tipAt(), against: '111' }
    for (const [n, input] of [
      [2, copy],
      [3, { ...copy, joins: first.no }],
    ] as const) {
      const { tipNo } = await handIn(first.ctx, n, input)
      await untilPublic(first.ctx)
      const tip = await stateOf<Tip>(first.ctx, tipStream(tipNo))
      if (tip.status !== 'assigned') throw new Error('it is assigned')
      expect(tip.case).not.toBe(first.no)
      expect(await stateOf<Case>(first.ctx, caseStream(tip.case))).toMatchObject({
        unit: '11',
        against: '111',
      })
    }
  })

  it('tells nobody whose tip comes to it that it is one', async () => {
    const at = await complaint('111')
    const [alike, ordinary] = [await handIn(at.ctx, 2, tipAt()), await deskTown()]
    await untilPublic(at.ctx)
    const seen = await trackTip(at.ctx, alike.receipt)
    expect(seen).toMatchObject({ caseNo: at.no, way: 'alike' })
    const { cell, responsible } = await trackTip(ordinary.ctx, ordinary.tip.receipt)
    expect(seen).toMatchObject({ cell, responsible })
  })

  it('about a cell that is not there is not taken', async () => {
    const ctx = memoryContext()
    await settle(ctx)
    const input = { ...tipAt(), against: '999' }
    const submit = () => submitTip(ctx, citizen, { key: deviceKey(1), channel: 'web', input })
    expect(await issuesOf(submit)).toEqual([{ code: 'cell.unknown', field: 'against' }])
  })

  it.each([
    ['dispatch', { to: '11' }],
    ['split', { to: ['11'], text: '分办' }],
    ['team', { lead: '1', members: ['11@water'], text: '联合执法' }],
    ['team', { lead: '111', members: ['1@eco'], text: '联合执法' }],
  ] as const)('is not given to them by %s', async (deed, input) => {
    const at = await complaint('11')
    await at.do(county, 'accept')
    expect(await codesOf(() => at.do(county, deed, input))).toEqual(['case.dispatch_conflict'])
  })

  it('is neither transferred nor settled to them', async () => {
    const at = await complaint('12')
    await at.do(county, 'accept')
    const transfer = () => at.do(county, 'transfer', { to: '121', reason: '试' })
    expect(await codesOf(transfer)).toEqual(['case.dispatch_conflict'])
    await at.do(county, 'dispatch', { to: '11' })
    await at.do(town, 'transfer', { to: '1@eco', reason: '试' })
    const settleIt = () => at.do(county, 'settle', { to: '12', reason: '试' })
    expect(await codesOf(settleIt)).toEqual(['case.dispatch_conflict'])
  })

  it('is hidden from them as if it were not there', async () => {
    const at = await complaint('11')
    for (const actor of [town, village])
      expect(await codesOf(() => at.do(actor, 'note', { text: '试' }))).toEqual(['staff.unknown'])
  })

  it('about the top is handled by the discipline organ, and checked there by another person', async () => {
    const at = await complaint('1')
    for (const who of [county, command])
      expect(await codesOf(() => at.do(who, 'accept'))).toEqual(['staff.unknown'])
    await at.do(discipline, 'accept')
    await at.do(discipline, 'visit', { step: 'check', photos: [], text: '已核实' })
    await at.do(discipline, 'conclude', conclusion([await at.newPhoto(1)]))
    const state = await at.caseNow()
    expect(actingUnits(state)).toEqual(['1@discipline'])
    const passed = { result: 'passed', text: '属实' }
    expect(await codesOf(() => at.do(discipline, 'check', passed))).toEqual(['staff.same_person'])
    await at.do(secondDiscipline, 'check', passed)
    expect(await at.caseNow()).toMatchObject({ stage: 'closed' })
  })
})

describe('a conflict that a superior notes', () => {
  let at: Desk
  beforeEach(async () => {
    at = await deskTown()
    await at.do(village, 'accept')
  })
  const note = (against: string) => at.do(county, 'note-conflict', { against, reason: '材料涉及该单位' })

  it('takes the case from the unit at once, with its clocks, and hides it there', async () => {
    await note('111')
    const state = await at.caseNow()
    expect(state).toMatchObject({ unit: '11', against: '111', stage: 'accepted' })
    expect(queuesOf(state)).not.toContain('unit#111')
    expect(await at.clock('tip.finish')).toMatchObject({ unit: '11', state: 'running' })
    expect(await codesOf(() => at.do(village, 'progress', { text: '试' }))).toEqual(['staff.unknown'])
  })

  it('of the top cell hands it to the discipline organ', async () => {
    await note('1')
    expect(await at.caseNow()).toMatchObject({ unit: '1@discipline' })
    expect(await codesOf(() => note('1'))).toEqual(['staff.unknown'])
  })

  it('of one who handles it not leaves the case where it is', async () => {
    await note('12')
    expect(await at.caseNow()).toMatchObject({ unit: '111', against: '12' })
  })

  it('withdraws what was offered to those complained of', async () => {
    await at.do(village, 'transfer', { to: '12', reason: '污染源在东镇' })
    await note('12')
    const state = await at.caseNow()
    expect(state).toMatchObject({ unit: '111', stage: 'accepted', transfer: null })
    expect(await at.clock('transfer.answer')).toMatchObject({ state: 'dropped' })
    expect(await codesOf(() => at.do(otherTown, 'receive'))).toEqual(['staff.unknown'])
  })

  it('takes them out of a joint enforcement', async () => {
    await at.do(county, 'team', { lead: '11', members: ['111', '1@eco'], text: '联合执法' })
    await note('11')
    expect(await at.caseNow()).toMatchObject({ unit: '1', team: { lead: '1', members: ['1@eco'] } })
    const input = { against: '1@eco', reason: '涉及' }
    await at.do(command, 'note-conflict', input)
    expect(await at.caseNow()).toMatchObject({ unit: '1', team: null })
  })

  it('can be taken back', async () => {
    await note('111')
    await note('')
    expect(await at.caseNow()).toMatchObject({ unit: '11', against: null })
  })

  it('is noted by those above alone, of a unit that is there', async () => {
    const own = { against: '111', reason: '试' }
    expect(await codesOf(() => at.do(village, 'note-conflict', own))).toEqual(['staff.denied'])
    expect(await codesOf(() => note('999'))).toEqual(['case.unit_unknown'])
  })

  it('is noted whole or not at all, wherever the process ends', async () => {
    const killed = await killAtEachCall(async (n) => {
      const here = await deskTown()
      await here.do(village, 'accept')
      const ctx = killingContext(here.ctx, n, 'after')
      const input = { against: '111', reason: '涉及' }
      const ended = await survives(() => caseDeeds['note-conflict'](ctx, county, { no: here.no, input }))
      const { unit, against } = await here.caseNow()
      expect([
        ['111', null],
        ['11', '111'],
      ]).toContainEqual([unit, against])
      return ended
    })
    expect(killed).toBeGreaterThan(1)
  })
})
