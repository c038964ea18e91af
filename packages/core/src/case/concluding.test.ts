import { beforeEach, describe, expect, it } from 'vitest'
import { eraseByReceipt } from '../erase.ts'
import { evidenceClaim } from '../evidence/evidence.ts'
import { sweep } from '../sweep.ts'
import { conclusion, type Desk, deskTown, people } from '../testing/handled.ts'
import { closeCase, evidenceNo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { expectPromises } from '../testing/promises.ts'
import { staffActor } from '../testing/staff.ts'
import {
  citizen,
  deliverAll,
  handIn,
  memoryContext,
  settle,
  stateOf,
  tipAt,
  untilPublic,
} from '../testing/town.ts'
import { assignTip } from '../tip/assign.ts'
import { sendMessage } from '../tip/message.ts'
import { joinedWait, type Tip, tipStream } from '../tip/tip.ts'
import { trackTip } from '../tip/track.ts'
import { withdrawTip } from '../tip/withdraw.ts'
import { caseDeeds } from './all-deeds.ts'
import { type Case, caseStream } from './case.ts'
import { concludeCase } from './conclude.ts'
import { deliverOutcome } from './deliver.ts'
import { readCase } from './read.ts'
import { caseWords } from './sealed.ts'

const { village, worker, town, county, command, water, otherTown } = people

let at: Desk
beforeEach(async () => {
  at = await deskTown()
  await at.do(village, 'accept')
})
const head = () => at.ctx.ledger.head(caseStream(at.no))
const thread = async (receipt = at.tip.receipt) =>
  (await trackTip(at.ctx, receipt)).thread.map(({ from, text }) => [from, text])
const conclude = async (change: object = {}) =>
  at.do(village, 'conclude', { ...conclusion([await at.newPhoto(1)]), ...change })
const pass = (actor = town) => at.do(actor, 'check', { result: 'passed', text: '同意' })

describe('an outcome that is handed in', () => {
  it('waits for the unit above to check it; what was found stays at the desk until then', async () => {
    await deliverAll(at.ctx)
    const before = await readCase(at.ctx, at.no)
    await conclude()
    await deliverAll(at.ctx)
    const page = await readCase(at.ctx, at.no)
    expect(page).toMatchObject({ status: 'handling' })
    expect(page.timeline).toHaveLength(before.timeline.length + 1)
    expect(JSON.stringify({ ...page, demo: null })).not.toMatch(/true|order|作坊/)
    const { stage, queues, news, handlers, outcome } = await at.caseNow()
    expect([stage, handlers, news.at(-1)]).toMatchObject([
      'checking',
      ['staff:village'],
      { kind: 'to-check', units: ['11'] },
    ])
    expect(queues).toContain('unit#11')
    expect(outcome).toMatchObject({ verdict: 'true', measures: ['order'], checkedBy: null, published: null })
    expect(await at.clock('check.finish')).toMatchObject({ state: 'running', unit: '11' })
    expect(await at.clock('tip.finish')).toMatchObject({ state: 'running' })
    expect(await at.clock('tip.start')).toMatchObject({ state: 'met' })
    expect(await thread()).toEqual([])
    await expectPromises(at.ctx, [at.tip])
  })

  it('has three texts for three readers, sealed apart from what everybody may count', async () => {
    await conclude()
    const { summary, record, reply } = conclusion([])
    const words = [...(await caseWords(at.ctx, at.no))].at(-1)?.[1]
    expect(words).toMatchObject({ summary, record, reply, after: [evidenceNo(1)] })
    const stored = JSON.stringify([await at.ctx.ledger.events(caseStream(at.no)), await head()])
    for (const text of [summary, record, reply]) expect(stored).not.toContain(text)
    expect(await at.ctx.ledger.claim(evidenceClaim(evidenceNo(1)))).toBe(at.no)
  })

  it('that found nothing needs neither measure nor photo', async () => {
    await at.do(village, 'conclude', { ...conclusion([], 'untrue'), measures: [] })
    expect(await at.caseNow()).toMatchObject({
      stage: 'checking',
      outcome: { verdict: 'untrue', measures: [] },
    })
  })

  it('with a penalty has the number of its decision', async () => {
    const measures = ['penalty', 'order', 'penalty']
    expect(await issuesOf(() => conclude({ measures }))).toEqual([
      { code: 'case.penalty_no_missing', field: 'penaltyNo' },
    ])
    await at.do(village, 'conclude', {
      ...conclusion([evidenceNo(1)]),
      measures,
      penaltyNo: ' 环罚〔2026〕12号 ',
    })
    expect((await at.caseNow()).outcome).toMatchObject({
      measures: ['penalty', 'order'],
      penaltyNo: '环罚〔2026〕12号',
    })
  })

  it.each<[change: object, code: string, field: string]>([
    [{ verdict: undefined }, 'case.verdict_missing', 'verdict'],
    [{ verdict: 'maybe' }, 'case.verdict_missing', 'verdict'],
    [{ measures: [] }, 'case.measures_missing', 'measures'],
    [{ measures: ['magic'] }, 'case.measure_unknown', 'measures.0'],
    [{ summary: ' ' }, 'case.summary_missing', 'summary'],
    [{ record: '' }, 'case.record_missing', 'record'],
    [{ reply: undefined }, 'case.reply_missing', 'reply'],
    [{ after: [] }, 'case.after_photo_missing', 'after'],
    [{ before: [evidenceNo(1)] }, 'evidence.twice', 'after'],
    [{ summary: '请联系 138-0000-0000' }, 'case.summary_personal', 'summary'],
    [{ verdict: 'partly', measures: [] }, 'case.measures_missing', 'measures'],
    [{ published: true }, 'input.unknown_field', 'published'],
  ])('is not taken with %j', async (change, code, field) => {
    expect(await issuesOf(() => conclude(change))).toEqual([{ code, field }])
    expect(await at.caseNow()).toMatchObject({ stage: 'accepted', outcome: null })
    expect(await at.ctx.ledger.claim(evidenceClaim(evidenceNo(1)))).toBeUndefined()
  })

  it('never repeats to everybody what its reporter wrote', async () => {
    const words = '昨夜我在二楼阳台上闻到塑料烧焦的味道，楼下的狗一直叫'
    const copy = await handIn(at.ctx, 5, { ...tipAt(), description: words, joins: at.no })
    await assignTip(at.ctx, tipStream(copy.tipNo))
    const summary = '经查，群众在二楼阳台上闻到，塑料 烧焦的味道属实。'
    expect(await issuesOf(() => conclude({ summary }))).toEqual([
      { code: 'case.summary_repeats_tip', field: 'summary' },
    ])
    await eraseByReceipt(at.ctx, citizen, { receipt: copy.receipt })
    await at.do(village, 'conclude', { ...conclusion([evidenceNo(1)]), summary })
  })

  it('is handed in by the unit itself, not by a worker, nor by those above or beside it', async () => {
    for (const [actor, code] of [
      [worker, 'staff.denied'],
      [town, 'staff.denied'],
      [county, 'staff.denied'],
      [command, 'staff.denied'],
      [otherTown, 'staff.unknown'],
      [water, 'staff.unknown'],
    ] as const)
      expect(await issuesOf(() => at.do(actor, 'conclude', conclusion([])))).toEqual([{ code }])
  })

  it('by two at once stands once, with the photos of the one who was first', async () => {
    const [one, two] = [await at.newPhoto(1), await at.newPhoto(2)]
    const seq = (await head())?.seq ?? 0
    const other = staffActor({ role: 'head', cell: '111' }, 'deputy')
    const results = await Promise.all([
      issuesOf(() => concludeCase(at.ctx, village, { no: at.no, seq, input: conclusion([one]) })),
      issuesOf(() => concludeCase(at.ctx, other, { no: at.no, seq, input: conclusion([two]) })),
    ])
    expect(results.flat()).toEqual([{ code: 'case.stale' }])
    const claims = await Promise.all([one, two].map((id) => at.ctx.ledger.claim(evidenceClaim(id))))
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1)
    expect((await head())?.seq).toBe(seq + 1)
    expect((await at.caseNow()).handlers).toHaveLength(1)
  })
})

describe('the check of an outcome', () => {
  beforeEach(() => conclude())

  it('that passes closes the case: clocks end, the publication’s begins, and the lower cells hear of it', async () => {
    const above = staffActor({ role: 'command', cell: '1' }, 'above')
    await pass(above)
    const state = await at.caseNow()
    expect(state).toMatchObject({
      stage: 'closed',
      status: 'resolved',
      checkers: ['staff:above'],
      closedAt: '2026-11-20T22:00:00.000Z',
      outcome: { checkedBy: 'staff:above', deliveries: { lowerCell: '2026-11-20T22:00:00.000Z' } },
    })
    expect(state.clocks.map(({ key, state }) => [key, state])).toEqual([
      ['tip.accept', 'met'],
      ['tip.start', 'met'],
      ['tip.finish', 'met'],
      ['check.finish', 'met'],
      ['publish.outcome', 'running'],
    ])
    expect(state.news.find(({ kind }) => kind === 'closed')).toMatchObject({ units: ['111'] })
    await deliverAll(at.ctx)
    expect(await readCase(at.ctx, at.no)).toMatchObject({ status: 'resolved' })
    await expectPromises(at.ctx, [at.tip])
  })

  it('that passes too late says so', async () => {
    at.later(24 * 20)
    await sweep(at.ctx)
    await pass()
    expect(await at.clock('check.finish')).toMatchObject({ state: 'late', missedOn: '2026-11-28' })
    expect(await at.clock('tip.finish')).toMatchObject({ state: 'met' })
  })

  it('that fails gives it back, with a reason, and there is no outcome any more', async () => {
    await at.do(town, 'check', { result: 'failed', text: '现场仍有异味' })
    expect(await at.caseNow()).toMatchObject({
      stage: 'rectifying',
      status: 'handling',
      outcome: null,
      closedAt: null,
      checkers: ['staff:town'],
    })
    expect(await at.clock('check.finish')).toMatchObject({ state: 'met' })
    expect(await at.clock('tip.finish')).toMatchObject({ state: 'running' })
    expect([...(await caseWords(at.ctx, at.no))].at(-1)?.[1]).toEqual({ text: '现场仍有异味' })
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip])
  })

  it('is not for one who handled it, whatever else that person is', async () => {
    const both = staffActor(
      [
        { role: 'head', cell: '111' },
        { role: 'command', cell: '1' },
      ],
      'village',
    )
    expect(await issuesOf(() => pass(both))).toEqual([{ code: 'staff.same_person' }])
    const visited = staffActor({ role: 'command', cell: '1' }, 'visited')
    await at.do(town, 'check', { result: 'failed', text: '再查' })
    await at.do(visited, 'visit', { step: 'check' })
    await at.do(village, 'conclude', conclusion([evidenceNo(1)]))
    expect(await issuesOf(() => pass(visited))).toEqual([{ code: 'staff.same_person' }])
    expect(await at.caseNow()).toMatchObject({ stage: 'checking', checkers: ['staff:town'] })
  })

  it('is not for the unit itself, nor for one beside it', async () => {
    const deputy = staffActor({ role: 'head', cell: '111' }, 'deputy')
    expect(await issuesOf(() => pass(deputy))).toEqual([{ code: 'staff.denied' }])
    expect(await issuesOf(() => pass(otherTown))).toEqual([{ code: 'staff.unknown' }])
  })

  it.each<[input: object, code: string, field: string]>([
    [{ text: '同意' }, 'case.result_missing', 'result'],
    [{ result: 'fine', text: '同意' }, 'case.result_missing', 'result'],
    [{ result: 'failed' }, 'case.text_missing', 'text'],
  ])('is not taken as %j', async (input, code, field) => {
    expect(await issuesOf(() => at.do(town, 'check', input))).toEqual([{ code, field }])
  })

  it('of what was not found true is told as that', async () => {
    await at.do(town, 'check', { result: 'failed', text: '再查' })
    await at.do(village, 'conclude', conclusion([], 'untrue'))
    await pass()
    await deliverAll(at.ctx)
    expect(await readCase(at.ctx, at.no)).toMatchObject({ status: 'not-verified' })
  })
})

describe('the answer to the reporters', () => {
  const { reply } = conclusion([])
  const sweeps = async (...hours: readonly number[]) => {
    for (const each of hours) {
      at.later(each)
      await sweep(at.ctx)
    }
  }
  const joined = async (n: number) => {
    const answer = await handIn(at.ctx, n, { ...tipAt(), joins: at.no })
    await assignTip(at.ctx, tipStream(answer.tipNo))
    return answer
  }

  it('comes into the thread of every tip of the case, once, and those stay joined', async () => {
    const others = [await joined(2), await joined(3), await joined(4)]
    await conclude()
    await pass()
    await sweeps(0.1, 1, 1)
    for (const { receipt, tipNo } of [at.tip, ...others]) {
      expect(await thread(receipt)).toEqual([['handler', reply]])
      expect(await stateOf<Tip>(at.ctx, tipStream(tipNo))).toMatchObject({ answered: 1 })
    }
    expect(await at.ctx.ledger.waiting(joinedWait(at.no), 9)).toHaveLength(3)
    expect(await at.caseNow()).toMatchObject({
      answers: 2,
      outcome: { deliveries: { reporter: '2026-11-20T22:06:00.000Z', public: null } },
    })
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip, ...others])
  })

  it('comes to one whose tip joined at the very moment of the closing', async () => {
    const late = await handIn(at.ctx, 2, { ...tipAt(), joins: at.no })
    await conclude()
    // The assignment has read the open case when the check closes it, and is stored after it.
    const ledger = {
      ...at.ctx.ledger,
      async append(append: Parameters<typeof at.ctx.ledger.append>[0]) {
        await pass()
        at.later(0.1)
        expect(await deliverOutcome(at.ctx, caseStream(at.no))).toBe('delivered')
        expect(await at.caseNow()).toMatchObject({ stage: 'closed', answers: 1 })
        return at.ctx.ledger.append(append)
      },
    }
    await assignTip({ ...at.ctx, ledger }, tipStream(late.tipNo))
    expect(await stateOf<Tip>(at.ctx, tipStream(late.tipNo))).toMatchObject({ case: at.no })
    await sweeps(0.01)
    expect(await thread(late.receipt)).toEqual([])
    await sweeps(1)
    for (const { receipt } of [at.tip, late]) expect(await thread(receipt)).toEqual([['handler', reply]])
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip, late])
  })

  it('does not come to those who withdrew or erased theirs, nor is it held up by them', async () => {
    const [gone, away] = [await joined(2), await joined(3)]
    await eraseByReceipt(at.ctx, citizen, { receipt: gone.receipt })
    await withdrawTip(at.ctx, citizen, { receipt: away.receipt })
    await conclude()
    await pass()
    await sweeps(0.1, 1)
    expect(await thread(away.receipt)).toEqual([])
    expect((await at.ctx.ledger.sealedEvents(tipStream(gone.tipNo))).size).toBe(0)
    expect(await thread()).toEqual([['handler', reply]])
    expect(await at.caseNow()).toMatchObject({ answers: 2 })
  })

  it('comes to those whose case was merged into this one, and to whose tips had joined that', async () => {
    const other = await handIn(at.ctx, 2)
    await untilPublic(at.ctx)
    const { case: no } = await stateOf<Tip & { case: string }>(at.ctx, tipStream(other.tipNo))
    const third = await handIn(at.ctx, 3, { ...tipAt(), joins: no })
    await assignTip(at.ctx, tipStream(third.tipNo))
    await caseDeeds.merge(at.ctx, town, { no, input: { into: at.no, reason: '同一件事' } })
    await conclude()
    await pass()
    await sweeps(0.1, 1)
    for (const { receipt } of [at.tip, other, third])
      expect((await thread(receipt)).filter(([from]) => from === 'handler')).toEqual([['handler', reply]])
  })

  it('of a case that ended before it was public comes once it is', async () => {
    const ctx = memoryContext()
    await settle(ctx)
    const tip = await handIn(ctx, 1)
    await sweep(ctx)
    await closeCase(ctx, tip.tipNo)
    expect((await trackTip(ctx, tip.receipt)).thread).toEqual([])
    await untilPublic(ctx)
    ctx.time.now = new Date(ctx.now().getTime() + 60_000)
    await sweep(ctx)
    expect((await trackTip(ctx, tip.receipt)).thread).toMatchObject([{ text: reply }])
    await deliverAll(ctx)
    await expectPromises(ctx, [tip])
  })

  it('comes to one whose thread is full', async () => {
    for (let n = 0; n < 60; n++)
      await sendMessage(at.ctx, citizen, {
        receipt: at.tip.receipt,
        key: `0b5e8d2c-7f0e-4a6b-9d53-${String(500 + n).padStart(12, '0')}`,
        input: { text: `第${n}条` },
      }).catch(() => undefined)
    await conclude()
    await pass()
    await sweeps(0.1)
    expect((await thread()).at(-1)).toEqual(['handler', reply])
  })

  it('is given anew in the next round', async () => {
    await conclude()
    await pass()
    await sweeps(0.1, 1)
    const stands = await head()
    const state = { ...(stands?.state as Case), round: 2, answers: 0, closedAt: at.ctx.now().toISOString() }
    await at.ctx.ledger.append({
      at: at.ctx.now().toISOString(),
      by: 'tester',
      streams: [
        { stream: caseStream(at.no), after: stands?.seq ?? 0, events: [{ type: 'test', data: {} }], state },
      ],
    })
    at.later(1)
    expect(await deliverOutcome(at.ctx, caseStream(at.no))).toBe('delivered')
    expect(await thread()).toEqual([
      ['handler', reply],
      ['handler', reply],
    ])
  })

  it('by ten runs at once is given once', async () => {
    await conclude()
    await pass()
    at.later(0.1)
    await Promise.all(Array.from({ length: 10 }, () => deliverOutcome(at.ctx, caseStream(at.no))))
    expect(await thread()).toEqual([['handler', reply]])
    expect(await at.caseNow()).toMatchObject({ answers: 1 })
  })

  it('has nothing to do in a case that is open, or not there', async () => {
    expect(await deliverOutcome(at.ctx, caseStream(at.no))).toBe('nothing')
    expect(await deliverOutcome(at.ctx, caseStream('C26-A0000-00000'))).toBe('nothing')
  })
})
