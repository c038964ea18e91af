import { beforeEach, describe, expect, it } from 'vitest'
import { applicantsOf } from '../reward/applicants.ts'
import { unseal } from '../seal.ts'
import { type Desk, desk, deskTown, people } from '../testing/handled.ts'
import { conclusion } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { deliverAll, handIn, reportAt, stateOf, untilPublic } from '../testing/town.ts'
import { assignTip } from '../tip/assign.ts'
import { trackTip } from '../tip/track.ts'
import { caseDeeds } from './all-deeds.ts'
import { type Case, caseStream } from './case.ts'
import { queuesOf } from './queues-of.ts'
import { readCase } from './read.ts'
import { actingUnits } from './who-acts.ts'

const { village, worker, town, otherTown, county, water } = people
const codesOf = async (deed: () => Promise<unknown>) => (await issuesOf(deed)).map(({ code }) => code)

/** Opens what waits for a cell, and releases nothing. */
async function assignAll(ctx: Desk['ctx']) {
  for (const stream of await ctx.ledger.waiting('assign', 10)) await assignTip(ctx, stream)
}

/** Another public case in the same town. */
async function beside(at: Desk, n: number, input: object = reportAt(n)): Promise<Desk> {
  const tip = await handIn(at.ctx, n, input)
  await untilPublic(at.ctx)
  return desk(at.ctx, tip)
}

describe('a duplicate', () => {
  let [master, copy]: Desk[] = []
  const both = () => {
    if (!master || !copy) throw new Error('both stand')
    return { master, copy }
  }
  beforeEach(async () => {
    master = await deskTown()
    copy = await beside(master, 2, { ...reportAt(2), wish: 'reward' })
  })
  const merge = (from: Desk, into: Desk) => from.do(town, 'merge', { into: into.no, reason: '同一问题' })

  it('ends in the other case, keeps its receipt, and says so on both pages', async () => {
    const { master, copy } = both()
    await master.do(village, 'accept')
    await merge(copy, master)
    expect(await copy.caseNow()).toMatchObject({ stage: 'merged', status: 'moved', mergedInto: master.no })
    expect(await master.caseNow()).toMatchObject({ stage: 'accepted', merges: [copy.no] })
    expect(queuesOf(await copy.caseNow())).toEqual([])
    expect(await trackTip(master.ctx, copy.tip.receipt)).toMatchObject({
      caseNo: master.no,
      status: 'handling',
      tipNo: copy.tip.tipNo,
    })
    await deliverAll(master.ctx)
    for (const each of [copy, master])
      expect((await readCase(master.ctx, each.no)).timeline.at(-1)).toMatchObject({ event: 'merge' })
  })

  it('leads through any number of merges to the last case', async () => {
    const { master, copy } = both()
    const third = await beside(master, 3)
    await merge(copy, master)
    await merge(master, third)
    for (const { tip } of [copy, master])
      expect((await trackTip(third.ctx, tip.receipt)).caseNo).toBe(third.no)
  })

  it('brings its reporter among those who ask for the reward', async () => {
    const { master, copy } = both()
    expect(await applicantsOf(master.ctx, master.no)).toEqual([])
    await merge(copy, master)
    expect((await applicantsOf(master.ctx, master.no)).map(({ tip }) => tip)).toEqual([copy.tip.tipNo])
  })

  it('lets a tip that names it join the other', async () => {
    const { master, copy } = both()
    await merge(copy, master)
    const late = await handIn(master.ctx, 4, { ...reportAt(4), joins: copy.no })
    await untilPublic(master.ctx)
    expect((await trackTip(master.ctx, late.receipt)).caseNo).toBe(master.no)
  })

  it('goes into no case that is closed, nor into itself, nor out of reach', async () => {
    const { master, copy } = both()
    const into = (no: string) => copy.do(town, 'merge', { into: no, reason: '试' })
    expect(await codesOf(() => into(copy.no))).toEqual(['case.merge_self'])
    const third = await beside(master, 3)
    await merge(third, master)
    expect(await codesOf(() => into(third.no))).toEqual(['case.merge_closed'])
    const far = await beside(master, 5, reportAt(5, 101.5))
    expect(await codesOf(() => into(far.no))).toEqual(['staff.unknown'])
    expect(await codesOf(() => into('C26-K7Q3A-9FXRC'))).not.toEqual([])
    expect(await copy.caseNow()).toMatchObject({ stage: 'received', mergedInto: null })
  })

  it('is merged only when both are public, for each page tells of the other', async () => {
    const { master } = both()
    const fresh = await handIn(master.ctx, 7)
    await assignAll(master.ctx)
    const held = await desk(master.ctx, fresh)
    expect((await held.caseNow()).releasedAt).toBeNull()
    expect(await codesOf(() => merge(held, master))).toEqual(['case.merge_held'])
    expect(await codesOf(() => merge(master, held))).toEqual(['case.merge_held'])
  })

  it('that complains of those who handle the other does not come to them', async () => {
    const { master } = both()
    const complaint = await beside(master, 6, { ...reportAt(6), against: '111' })
    const merging = () => complaint.do(county, 'merge', { into: master.no, reason: '试' })
    expect(await codesOf(merging)).toEqual(['case.dispatch_conflict'])
    await master.do(town, 'accept')
    await master.do(county, 'team', { lead: '11', members: ['1@eco'], text: '联合' })
    await merging()
    expect(await master.caseNow()).toMatchObject({ unit: '11', against: '111' })
  })

  it('and its other, merged into each other at once, make no circle', async () => {
    const { master, copy } = both()
    const done = await Promise.allSettled([merge(copy, master), merge(master, copy)])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const states = [await master.caseNow(), await copy.caseNow()]
    expect(states.map(({ stage }) => stage).sort()).toEqual(['merged', 'received'])
  })

  it('is merged in both cases or in none, wherever the process ends', async () => {
    for (const moment of ['before', 'after'] as const) {
      const killed = await killAtEachCall(async (n) => {
        const first = await deskTown()
        const second = await beside(first, 2)
        const ctx = killingContext(first.ctx, n, moment)
        const input = { into: first.no, reason: '同一问题' }
        const ended = await survives(() => caseDeeds.merge(ctx, town, { no: second.no, input }))
        const [into, from] = [await first.caseNow(), await second.caseNow()]
        expect(into.merges.length).toBe(from.mergedInto === null ? 0 : 1)
        return ended
      })
      expect(killed).toBeGreaterThan(2)
    }
  })
})

describe('a split', () => {
  let at: Desk
  beforeEach(async () => {
    at = await deskTown()
    await at.do(village, 'accept')
  })
  const part = async (n: number) => stateOf<Case>(at.ctx, caseStream((await at.caseNow()).parts[n] ?? ''))

  it('opens a linked case for each unit, accepted, with clocks of its own', async () => {
    await at.do(county, 'split', { to: ['12', '1@water'], text: '分别办理' })
    const parent = await at.caseNow()
    expect(parent).toMatchObject({ stage: 'accepted', unit: '111' })
    expect(parent.parts).toHaveLength(2)
    for (const [n, unit] of ['12', '1@water'].entries()) {
      const each = await part(n)
      expect(each).toMatchObject({ unit, partOf: at.no, stage: 'accepted', origin: 'tip', tip: null })
      const running = each.clocks.filter(({ state }) => state === 'running')
      expect(running.map(({ key, unit }) => [key, unit])).toEqual([
        ['tip.start', unit],
        ['tip.finish', unit],
      ])
    }
  })

  it('holds the parent back until every part is closed', async () => {
    await at.do(county, 'split', { to: ['11'], text: '分办' })
    await at.do(village, 'visit', { step: 'check', photos: [], text: '已到现场' })
    const conclude = async (n: number) => at.do(village, 'conclude', conclusion([await at.newPhoto(n)]))
    expect(await codesOf(() => conclude(1))).toEqual(['case.parts_open'])
    const { no } = await part(0)
    await untilPublic(at.ctx)
    await caseDeeds.merge(at.ctx, county, { no, input: { into: at.no, reason: '并回' } })
    await conclude(2)
    expect(await at.caseNow()).toMatchObject({ stage: 'checking' })
  })

  it('tells the parts nothing of what the reporter said', async () => {
    await at.do(county, 'split', { to: ['12'], text: '分办' })
    const { no } = await part(0)
    const box = await at.ctx.ledger.sealed(caseStream(no))
    expect(box && unseal(at.ctx.keys, caseStream(no), box)).toEqual({})
  })

  it('goes to units in reach, at most ten', async () => {
    const split = (to: readonly string[]) => codesOf(() => at.do(town, 'split', { to, text: '分办' }))
    expect(await split(['12'])).toEqual(['case.out_of_reach'])
    expect(await split([])).toEqual(['case.parts_invalid'])
    expect(await split(Array(11).fill('111'))).toEqual(['case.parts_invalid'])
    expect((await at.caseNow()).parts).toEqual([])
  })

  it('into ten parts fits into the hundred items of one transaction', async () => {
    const { ledger } = at.ctx
    let items = 0
    const counting: typeof ledger = {
      ...ledger,
      append(append) {
        items = append.streams.reduce(
          (sum, { events, sealed }) =>
            sum + 1 + events.length + events.filter((event) => event.sealed).length + (sealed ? 1 : 0),
          append.outbox?.length ?? 0,
        )
        return ledger.append(append)
      },
    }
    const input = { to: Array(10).fill('11'), text: '分办' }
    await caseDeeds.split({ ...at.ctx, ledger: counting }, county, { no: at.no, input })
    expect((await at.caseNow()).parts).toHaveLength(10)
    expect(items).toBeGreaterThan(60)
    expect(items).toBeLessThanOrEqual(100)
  })

  it('opens all parts or none, wherever the process ends', async () => {
    const killed = await killAtEachCall(async (n) => {
      const here = await deskTown()
      await here.do(village, 'accept')
      const ctx = killingContext(here.ctx, n, 'after')
      const input = { to: ['11', '12', '1@eco'], text: '分办' }
      const ended = await survives(() => caseDeeds.split(ctx, county, { no: here.no, input }))
      const { parts } = await here.caseNow()
      const cases = here.ctx.ledger.streams().filter(({ stream }) => stream.startsWith('case#'))
      expect([0, 3]).toContain(parts.length)
      expect(cases).toHaveLength(1 + parts.length)
      return ended
    })
    expect(killed).toBeGreaterThan(1)
  })

  it('numbers the entries of each part in the public log from nothing on, without a gap', async () => {
    await at.do(county, 'split', { to: ['12'], text: '分办' })
    const { no } = await part(0)
    const shards = await Promise.all(Array.from({ length: 16 }, (_, i) => at.ctx.ledger.outbox(i, 0)))
    const entries = shards
      .flat()
      .map(({ entry }) => JSON.parse(entry) as { case: string; seq: number; event: string; prev?: string })
      .filter((entry) => entry.case === no)
    expect(entries.map(({ seq, event }) => [seq, event])).toEqual([
      [0, 'received'],
      [1, 'assigned'],
      [2, 'accepted'],
    ])
    expect(entries.map(({ prev }) => prev === undefined)).toEqual([true, false, false])
  })
})

describe('a joint enforcement', () => {
  let at: Desk
  beforeEach(async () => {
    at = await deskTown()
    await at.do(village, 'accept')
    await at.do(county, 'team', { lead: '11', members: ['111', '1@water'], text: '联合检查' })
  })

  it('stands on the desk of every unit, and is the lead’s to handle', async () => {
    const state = await at.caseNow()
    expect(state).toMatchObject({ unit: '11', team: { lead: '11', members: ['111', '1@water'] } })
    expect(actingUnits(state)).toEqual(['11', '111', '1@water'])
  })

  it('lets members go there and report, and the lead alone conclude', async () => {
    await at.do(water, 'visit', { step: 'check', photos: [], text: '已取样' })
    await at.do(worker, 'progress', { text: '已走访' })
    const photo = await at.newPhoto(1)
    for (const member of [water, village])
      expect(await codesOf(() => at.do(member, 'conclude', conclusion([photo])))).toEqual(['case.not_lead'])
    expect(await codesOf(() => at.do(water, 'rectify', { text: '试' }))).toEqual(['case.not_lead'])
    await at.do(town, 'conclude', conclusion([photo]))
    expect(await at.caseNow()).toMatchObject({
      stage: 'checking',
      handlers: expect.arrayContaining(['staff:water']),
    })
  })

  it('is formed of units that are there, each once, in reach of who forms it', async () => {
    const team = (lead: string, members: readonly string[]) =>
      codesOf(() => at.do(town, 'team', { lead, members, text: '试' }))
    expect(await team('11', ['11'])).toEqual(['case.team_invalid'])
    expect(await team('11', [])).toEqual(['case.team_invalid'])
    expect(await team('11', ['999'])).toEqual(['case.unit_unknown'])
    expect(await team('11', ['12'])).toEqual(['case.out_of_reach'])
    expect(await codesOf(() => at.do(otherTown, 'team', {}))).toEqual(['staff.unknown'])
  })
})
