import { beforeEach, describe, expect, it } from 'vitest'
import { endAgreement } from '../agreement/end.ts'
import { signAgreement } from '../agreement/sign.ts'
import { dayOf } from '../calendar/calendar.ts'
import { sweep } from '../sweep.ts'
import { type Desk, desk, deskTown, people } from '../testing/handled.ts'
import { conclusion } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { staffActor } from '../testing/staff.ts'
import { handIn, memoryContext, operator, settle, tipAt, untilPublic } from '../testing/town.ts'
import { caseDeeds } from './all-deeds.ts'
import type { StepFacts } from './case.ts'
import { readHandOverRecord } from './hand-over-record.ts'
import { queuesOf } from './queues-of.ts'
import { readDeskCase } from './read-desk-case.ts'
import { caseWords } from './sealed.ts'
import { caseView } from './view.ts'

const { village, town, otherTown, otherVillage, county, water, worker } = people
const toWater = { to: '1@water', reason: '灌溉渠道的污水，属水务部门职责' }
const toOther = { to: '12', reason: '污染源在东镇' }

let at: Desk
const codesOf = async (deed: () => Promise<unknown>) => (await issuesOf(deed)).map(({ code }) => code)
const refusals = async (who: typeof village, by: typeof village, to: string) => {
  await at.do(who, 'transfer', { to, reason: '不归我管' })
  await at.do(by, 'refuse', { reason: '也不归我们管' })
}

beforeEach(async () => {
  at = await deskTown()
  await at.do(village, 'accept')
})

describe('a transfer', () => {
  it('leaves the case with the sender, shows it on both desks, and gives the receiver days to answer', async () => {
    await at.do(village, 'transfer', toWater)
    const state = await at.caseNow()
    expect(state).toMatchObject({ stage: 'transferring', status: 'handling', unit: '111' })
    expect(queuesOf(state)).toEqual(
      expect.arrayContaining(['unit#111', 'unit#1@water', 'cell#111', 'cell#11', 'cell#1']),
    )
    expect(await at.clock('tip.finish')).toMatchObject({ unit: '111', state: 'running' })
    expect(await at.clock('transfer.answer')).toMatchObject({ unit: '1@water', state: 'running' })
    expect(state.news.at(-1)).toMatchObject({ kind: 'offered', units: ['1@water'] })
  })

  it('that is received is the receiver’s, with a set time of its own, and off the sender’s desk', async () => {
    await at.do(village, 'transfer', toWater)
    await at.do(water, 'receive')
    const state = await at.caseNow()
    expect(state).toMatchObject({ stage: 'dispatched', unit: '1@water', transfer: null, senders: ['111'] })
    expect(queuesOf(state)).not.toContain('unit#111')
    expect(await at.clock('transfer.answer')).toMatchObject({ state: 'met' })
    expect(await at.clock('transfer.finish')).toMatchObject({ unit: '1@water', state: 'running' })
    expect(await at.clock('tip.finish')).toMatchObject({ unit: '1@water', state: 'running' })
  })

  it('keeps its reason out of the ledger and sealed beside its event', async () => {
    const seq = await caseDeeds.transfer(at.ctx, village, { no: at.no, input: toWater })
    const events = await at.ctx.ledger.events(`case#${at.no}`)
    expect(JSON.stringify(events)).not.toContain(toWater.reason)
    expect((await caseWords(at.ctx, at.no)).get(seq)).toEqual({ reason: toWater.reason })
  })

  it('is fed back to the sender when the case is closed, and to nobody before', async () => {
    await at.do(village, 'transfer', toOther)
    await at.do(otherTown, 'receive')
    const photo = await at.newPhoto(1)
    await at.do(otherTown, 'visit', { step: 'check', photos: [], text: '已到现场' })
    await at.do(otherTown, 'conclude', conclusion([photo]))
    expect((await at.caseNow()).news.map(({ kind }) => kind)).not.toContain('fed-back')
    await at.do(county, 'check', { result: 'passed', text: '核查属实' })
    expect((await at.caseNow()).news).toContainEqual(
      expect.objectContaining({ kind: 'fed-back', units: ['111'] }),
    )
  })

  it.each([
    ['to the unit that has it', { to: '111', reason: '试' }, 'case.transfer_to_self'],
    ['to a cell that is not there', { to: '999', reason: '试' }, 'case.unit_unknown'],
    ['to a department that is not there', { to: '1@moon', reason: '试' }, 'case.unit_unknown'],
    ['without a reason', { to: '12', reason: ' ' }, 'case.reason_missing'],
    ['by a clause that is not there', { to: '1@water', clause: 'none', reason: '试' }, 'case.clause_unknown'],
    [
      'by a clause that names another department',
      { to: '1@water', clause: 'air.odour', reason: '试' },
      'case.clause_of_another',
    ],
    ['by a clause to a cell', { to: '12', clause: 'air.odour', reason: '试' }, 'case.clause_of_another'],
    ['with neither a unit nor a clause', { reason: '试' }, 'case.receiver_missing'],
  ])('is refused %s, and nothing changes', async (_, input, code) => {
    const before = await at.caseNow()
    expect(await codesOf(() => at.do(village, 'transfer', input))).toEqual([code])
    expect(await at.caseNow()).toEqual(before)
  })

  it('names the clause by which the department answers', async () => {
    await at.do(village, 'transfer', { to: '1@eco', clause: 'air.odour', reason: '恶臭' })
    expect((await at.caseNow()).transfer).toMatchObject({ clause: 'air.odour', reason: 'air.odour' })
  })

  it('by a clause alone goes to the department it names, and the clause stays in the record, not in public', async () => {
    await at.do(village, 'transfer', { clause: 'air.odour', reason: '恶臭' })
    expect((await at.caseNow()).transfer).toMatchObject({ to: '1@eco', clause: 'air.odour' })
    const eco = staffActor({ role: 'department', cell: '1', department: 'eco' }, 'eco')
    await at.do(eco, 'receive')
    const { history } = await readDeskCase(at.ctx, eco, at.no)
    const offered = history.find(({ event }) => event === 'transfer')
    expect(offered?.facts).toEqual({ to: '1@eco', clause: 'air.odour' })
    expect(offered?.words).toEqual({ reason: '恶臭' })
    expect(JSON.stringify(caseView(await at.caseNow()))).not.toContain('air.odour')
  })

  it('is the receiver’s to answer: not the sender’s, nor a worker’s of the receiver', async () => {
    await at.do(village, 'transfer', toOther)
    expect(await codesOf(() => at.do(village, 'receive'))).toEqual(['case.not_receiver'])
    expect(await codesOf(() => at.do(village, 'refuse', { reason: '试' }))).toEqual(['case.not_receiver'])
    const hands = staffActor({ role: 'worker', cell: '12' }, 'hands')
    expect(await codesOf(() => at.do(hands, 'receive'))).toEqual(['staff.denied'])
    expect(await codesOf(() => at.do(worker, 'transfer', toOther))).not.toEqual([])
  })

  it('can be taken back by the sender until it is received', async () => {
    await at.do(village, 'visit', { step: 'check', photos: [], text: '已到现场' })
    await at.do(village, 'transfer', toOther)
    expect(await codesOf(() => at.do(otherTown, 'take-back', { reason: '试' }))).toEqual(['staff.denied'])
    await at.do(village, 'take-back', { reason: '看错了地点' })
    expect(await at.caseNow()).toMatchObject({ stage: 'on-site', transfer: null, unit: '111' })
    expect(await at.clock('transfer.answer')).toMatchObject({ state: 'dropped' })
  })

  it('asked for by two at once goes to one', async () => {
    const done = await Promise.allSettled([
      at.do(village, 'transfer', toOther),
      at.do(village, 'transfer', toWater),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { transfer, steps } = await at.caseNow()
    expect(steps.filter(({ event }) => event === 'transfer')).toHaveLength(1)
    expect(['12', '1@water']).toContain(transfer?.to)
  })

  it('received and refused at once is one of both', async () => {
    await at.do(village, 'transfer', toOther)
    const done = await Promise.allSettled([
      at.do(otherTown, 'receive'),
      at.do(otherTown, 'refuse', { reason: '不归我们' }),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('from a page that is stale changes nothing', async () => {
    const { seq } = (await at.ctx.ledger.head(`case#${at.no}`)) ?? { seq: 0 }
    await at.do(village, 'progress', { text: '已约好时间' })
    const stale = () => caseDeeds.transfer(at.ctx, village, { no: at.no, seq, input: toOther })
    expect(await codesOf(stale)).toEqual(['case.stale'])
  })
})

describe('a refusal', () => {
  it('puts the case back to where it was, counts, and is told to the sender', async () => {
    await at.do(village, 'visit', { step: 'check', photos: [], text: '已到现场' })
    await at.do(village, 'transfer', toOther)
    await at.do(otherTown, 'refuse', { reason: '地点在西镇' })
    const state = await at.caseNow()
    expect(state).toMatchObject({ stage: 'on-site', unit: '111', transfer: null, refusals: 1 })
    expect(state.refusedBy).toEqual(['12'])
    expect(queuesOf(state)).not.toContain('unit#12')
    expect(state.news.at(-1)).toMatchObject({ kind: 'refused', units: ['111'] })
    expect(await codesOf(() => at.do(village, 'transfer', toOther))).toEqual(['case.transfer_refused_before'])
  })

  it('is possible on the last day and no more the day after', async () => {
    await at.do(village, 'transfer', toOther)
    const due = (await at.clock('transfer.answer'))?.due
    if (!due || !('date' in due)) throw new Error('an answer has a last day')
    const other = await anotherTown()
    at.ctx.time.now = new Date(`${due.date}T23:59:00+08:00`)
    await at.do(otherTown, 'refuse', { reason: '赶上了' })
    other.ctx.time.now = new Date(Date.parse(`${due.date}T23:59:00+08:00`) + 120_000)
    const late = () => other.do(otherTown, 'refuse', { reason: '迟了' })
    expect(await codesOf(late)).toEqual(['case.objection_over'])
    await other.do(otherTown, 'receive')
    expect(await other.clock('transfer.answer')).toMatchObject({ state: 'late' })
  })

  const anotherTown = async () => {
    const other = await deskTown()
    await other.do(village, 'accept')
    await other.do(village, 'transfer', toOther)
    return other
  }

  it('is capped: after the second nobody transfers, and the superior of all decides', async () => {
    await refusals(village, otherTown, '12')
    await refusals(village, water, '1@water')
    const eco = { to: '1@eco', reason: '再试' }
    expect(await codesOf(() => at.do(village, 'transfer', eco))).toEqual(['case.refusals_capped'])
    const decision = { to: '1@water', reason: '水务部门负责' }
    expect(await codesOf(() => at.do(town, 'settle', decision))).toEqual(['case.not_superior'])
    await at.do(county, 'settle', decision)
    expect(await at.caseNow()).toMatchObject({
      stage: 'dispatched',
      unit: '1@water',
      settled: true,
      senders: ['111'],
    })
    expect(await at.clock('transfer.finish')).toMatchObject({ unit: '1@water' })
    expect(await codesOf(() => at.do(water, 'refuse', { reason: '不服' }))).toEqual(['case.wrong_stage'])
    expect(await codesOf(() => at.do(water, 'transfer', toOther))).toEqual(['case.transfer_settled'])
  })
})

describe('a superior', () => {
  it('settles a transfer nobody answers, for either side', async () => {
    await at.do(village, 'transfer', toOther)
    await at.do(county, 'settle', { to: '111', reason: '仍由原单位办理' })
    expect(await at.caseNow()).toMatchObject({ unit: '111', transfer: null, senders: [], settled: true })
    expect(await at.clock('transfer.answer')).toMatchObject({ state: 'dropped' })
    expect(queuesOf(await at.caseNow())).not.toContain('unit#12')
  })

  it('has nothing to settle where nothing is disputed', async () => {
    const input = { to: '12', reason: '试' }
    expect(await codesOf(() => at.do(county, 'settle', input))).toEqual(['case.nothing_to_settle'])
  })

  it('of one side alone does not settle, nor does a side itself', async () => {
    await at.do(village, 'transfer', toOther)
    const input = { to: '12', reason: '试' }
    expect(await codesOf(() => at.do(town, 'settle', input))).toEqual(['case.not_superior'])
    expect(await codesOf(() => at.do(village, 'settle', input))).toEqual(['staff.denied'])
    expect(await codesOf(() => at.do(otherTown, 'settle', input))).toEqual(['staff.denied'])
    expect(await codesOf(() => at.do(otherVillage, 'settle', input))).toEqual(['staff.unknown'])
  })
})

describe('a handing over to a neighbouring county', () => {
  const agreement = {
    id: 'n-1',
    counterpart: { 'zh-CN': '邻县', en: 'Next county' },
    scope: { 'zh-CN': '界河', en: 'The boundary river' },
    contact: { office: { 'zh-CN': '邻县环委办', en: 'Office' }, phone: '0995-0000001' },
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    demo: true,
  }
  const handOver = { agreement: 'n-1', reason: '污染源在邻县' }

  beforeEach(() => signAgreement(at.ctx, operator, agreement))

  it('leaves the case on the sender’s desk until its receipt is noted, and then says that it moved', async () => {
    await at.do(village, 'hand-over', handOver)
    const waiting = await at.caseNow()
    expect(waiting).toMatchObject({ stage: 'transferring', status: 'handling', unit: '111' })
    expect(queuesOf(waiting)).toContain('unit#111')
    expect(await at.clock('tip.finish')).toMatchObject({ state: 'running' })
    expect(await codesOf(() => at.do(village, 'receive'))).toEqual(['case.not_offered'])
    const seq = await at.do(village, 'note-receipt', { theirNo: '邻环收〔2026〕7号', on: '2026-11-21' })
    const moved = await at.caseNow()
    expect(moved).toMatchObject({ stage: 'moved', status: 'moved' })
    expect(queuesOf(moved)).toEqual(['passed#111'])
    expect(moved.clocks.map(({ state }) => state)).not.toContain('running')
    expect((await caseWords(at.ctx, at.no)).get(seq)).toEqual({
      theirNo: '邻环收〔2026〕7号',
      on: '2026-11-21',
    })
  })

  it('ends the time for which contacts of its reporters are kept: 180 days from the receipt', async () => {
    await at.do(village, 'hand-over', handOver)
    await at.do(village, 'note-receipt', { theirNo: '7', on: '2026-11-21' })
    const forgetAt = new Date(at.ctx.now().getTime() + 180 * 86_400_000).toISOString()
    expect(await at.caseNow()).toMatchObject({ forgetAt })
    await sweep(at.ctx)
    at.later(24 * 179)
    expect(await sweep(at.ctx)).toMatchObject({ forgotten: 0, failed: 0 })
    at.later(24.1)
    expect(await sweep(at.ctx)).toMatchObject({ forgotten: 1, failed: 0 })
    expect(await at.caseNow()).toMatchObject({ forgetAt: null, stage: 'moved' })
  })

  it('comes back when the neighbour refuses', async () => {
    await at.do(village, 'hand-over', handOver)
    await at.do(village, 'take-back', { reason: '邻县认为源头在我县' })
    expect(await at.caseNow()).toMatchObject({ stage: 'accepted', transfer: null, unit: '111' })
  })

  it('needs an agreement in force, and a receipt a day that can be', async () => {
    const unknown = { agreement: 'n-2', reason: '试' }
    expect(await codesOf(() => at.do(village, 'hand-over', unknown))).toEqual(['case.agreement_unknown'])
    await signAgreement(at.ctx, operator, { ...agreement, id: 'n-3', validTo: '2026-02-01' })
    const ended = { agreement: 'n-3', reason: '试' }
    expect(await codesOf(() => at.do(village, 'hand-over', ended))).toEqual(['case.agreement_unknown'])
    await at.do(village, 'hand-over', handOver)
    for (const on of ['2026-01-01', '2027-01-01'])
      expect(await codesOf(() => at.do(village, 'note-receipt', { theirNo: '7', on }))).toEqual([
        'case.receipt_day_invalid',
      ])
  })

  it('gives the neighbour facts, the cells and the account of who hands it over; no point, and nothing the reporter said', async () => {
    const canary = '金丝雀巷'
    const ctx = memoryContext()
    await settle(ctx)
    await signAgreement(ctx, operator, agreement)
    const told = await handIn(ctx, 1, {
      ...tipAt(100.4321987),
      description: `${canary}有烟`,
      wish: 'call-back',
      contact: { phone: '13912345678', name: '某人' },
    })
    await untilPublic(ctx)
    const here = await desk(ctx, told)
    await here.do(village, 'accept')
    expect(await codesOf(() => readHandOverRecord(ctx, village, here.no))).toEqual(['case.not_handed_over'])
    await here.do(village, 'hand-over', handOver)
    const record = await readHandOverRecord(ctx, village, here.no)
    expect(record).toMatchObject({
      no: here.no,
      category: 'odour',
      place: { cells: [{ code: '1' }, { code: '11' }, { code: '111', name: '西村' }] },
      agreement: { id: 'n-1' },
      account: '污染源在邻县',
      receipt: null,
    })
    const text = JSON.stringify(record)
    for (const secret of [
      canary,
      '13912345678',
      '某人',
      told.tipNo,
      told.receipt,
      '100.43',
      '30.5',
      'staff:',
    ])
      expect(text).not.toContain(secret)
    expect(await codesOf(() => readHandOverRecord(ctx, otherTown, here.no))).toEqual(['staff.unknown'])
    const on = dayOf(ctx.now())
    await here.do(village, 'note-receipt', { theirNo: '邻环收〔2026〕7号', on })
    const { receipt } = await readHandOverRecord(ctx, village, here.no)
    expect(receipt).toEqual({ theirNo: '邻环收〔2026〕7号', on })
  })

  it('goes its way when the agreement is ended meanwhile', async () => {
    await at.do(village, 'hand-over', handOver)
    await endAgreement(at.ctx, operator, 'n-1', { lastDay: dayOf(at.ctx.now()) })
    at.later(48)
    expect((await readHandOverRecord(at.ctx, village, at.no)).agreement.id).toBe('n-1')
    await at.do(village, 'note-receipt', { theirNo: '7', on: dayOf(at.ctx.now()) })
    expect(await at.caseNow()).toMatchObject({ stage: 'moved' })
  })
})

it('every step of a transfer may be killed at every call, and is done whole or not at all', async () => {
  const steps = [
    [village, 'transfer', toOther],
    [otherTown, 'refuse', { reason: '不归我们' }],
    [village, 'transfer', toWater],
    [county, 'settle', { to: '12', reason: '裁定' }],
  ] as const
  for (const moment of ['before', 'after'] as const) {
    for (const [i, [actor, deed, input]] of steps.entries()) {
      const killed = await killAtEachCall(async (n) => {
        const town = await deskTown()
        await town.do(village, 'accept')
        for (const [who, what, how] of steps.slice(0, i)) await town.do(who, what, how)
        const before = await town.caseNow()
        const ctx = killingContext(town.ctx, n, moment)
        const ended = await survives(() => caseDeeds[deed](ctx, actor, { no: town.no, input }))
        const after = await town.caseNow()
        if (ended === 'killed' && after.steps.length === before.steps.length) expect(after).toEqual(before)
        const fact: StepFacts & { event: string } = { event: deed }
        if (after.steps.length > before.steps.length) expect(after.steps.at(-1)).toMatchObject(fact)
        return ended
      })
      expect(killed).toBeGreaterThan(1)
    }
  }
})
