import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { type Desk, deskTown, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { expectPromises } from '../testing/promises.ts'
import { citizen, deliverAll, deviceKey, handIn, tipAt } from '../testing/town.ts'
import { sendMessage } from '../tip/message.ts'
import { trackTip } from '../tip/track.ts'
import { withdrawTip } from '../tip/withdraw.ts'
import { acceptCase } from './accept.ts'
import { type Case, caseStream } from './case.ts'
import { readCase } from './read.ts'
import { caseWords } from './sealed.ts'

const { village, otherVillage, town, county, worker, water } = people

describe('whether a case is taken on', () => {
  let at: Desk
  beforeEach(async () => {
    at = await deskTown()
  })
  const thread = async () =>
    (await trackTip(at.ctx, at.tip.receipt)).thread.map(({ from, text }) => [from, text])
  const say = (n: number, text: string) =>
    sendMessage(at.ctx, citizen, { receipt: at.tip.receipt, key: deviceKey(n), input: { text } })

  it('is looked at first by somebody of its unit', async () => {
    await at.do(village, 'take-up')
    expect(await at.caseNow()).toMatchObject({ stage: 'pre-check', status: 'received', handlers: [] })
    expect(await issuesOf(() => at.do(village, 'take-up'))).toEqual([{ code: 'case.wrong_stage' }])
  })

  it.each([
    ['of another village', otherVillage, 'staff.unknown'],
    ['who is no more than a worker', worker, 'staff.denied'],
    ['above, who leaves it to the unit', town, 'staff.denied'],
  ])('is not for one %s to look at', async (_who, actor, code) => {
    expect(await issuesOf(() => at.do(actor, 'take-up'))).toEqual([{ code }])
    expect((await at.ctx.ledger.head(caseStream(at.no)))?.seq).toBe(2)
  })

  it('accepted: its first clock is met, and those of the investigation and of the whole run', async () => {
    await at.do(village, 'accept')
    const { clocks, due } = await at.caseNow()
    expect(clocks.map(({ key, state, unit }) => [key, state, unit])).toEqual([
      ['tip.accept', 'met', '111'],
      ['tip.start', 'running', '111'],
      ['tip.finish', 'running', '111'],
    ])
    expect(due).toMatchObject({ clock: 'tip.start' })
  })

  it('not accepted: it ends, its clocks with it, and the reporter reads why at once', async () => {
    const reply = '您反映的是道路噪声，请拨打 12345。'
    await at.do(village, 'not-accept', { reason: 'not-ours', door: '12345', text: reply })
    expect(await at.caseNow()).toMatchObject({
      stage: 'not-accepted',
      status: 'not-accepted',
      clocks: [{ key: 'tip.accept', state: 'met' }],
      steps: [{}, {}, { event: 'not-accept', reason: 'not-ours', kind: '12345' }],
    })
    expect(await trackTip(at.ctx, at.tip.receipt)).toMatchObject({
      status: 'not-accepted',
      thread: [{ from: 'handler', text: reply }],
    })
    await deliverAll(at.ctx)
    expect(await readCase(at.ctx, at.no)).toMatchObject({ status: 'not-accepted' })
    expect(await issuesOf(() => at.do(village, 'accept'))).toEqual([{ code: 'case.wrong_stage' }])
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip])
  })

  it('not accepted: whose tips joined it read why soon after, and nobody reads it twice', async () => {
    const copy = await handIn(at.ctx, 2, tipAt())
    await sweep(at.ctx)
    await at.do(village, 'not-accept', { reason: 'final', text: '此事已有终局结论。' })
    for (const hours of [0.1, 1, 1]) {
      at.later(hours)
      await sweep(at.ctx)
    }
    for (const { receipt } of [at.tip, copy])
      expect((await trackTip(at.ctx, receipt)).thread).toMatchObject([{ text: '此事已有终局结论。' }])
    expect(await at.caseNow()).toMatchObject({ answers: 2 })
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip, copy])
  })

  it.each<[input: object, code: string, field: string]>([
    [{ text: '不归我们管' }, 'case.reason_unknown', 'reason'],
    [{ reason: 'lazy', text: '不归我们管' }, 'case.reason_unknown', 'reason'],
    [{ reason: 'not-ours', text: '不归我们管' }, 'case.door_missing', 'door'],
    [{ reason: 'not-ours', door: 'nobody', text: '不归我们管' }, 'case.door_missing', 'door'],
    [{ reason: 'unclear' }, 'case.reply_missing', 'text'],
    [{ reason: 'unclear', text: ' \u200b ' }, 'case.reply_missing', 'text'],
    [{ reason: 'unclear', text: '字'.repeat(2_001) }, 'case.text_too_long', 'text'],
    [{ reason: 'unclear', text: 'a\u202eb' }, 'case.text_invalid', 'text'],
    [{ reason: 'unclear', text: '不清楚', by: 'me' }, 'input.unknown_field', 'by'],
  ])('is not refused with %j', async (input, code, field) => {
    expect(await issuesOf(() => at.do(village, 'not-accept', input))).toEqual([{ code, field }])
    expect(await at.caseNow()).toMatchObject({ stage: 'received' })
    expect(await thread()).toEqual([])
  })

  it('is asked more about, waits, and goes on when the reporter writes', async () => {
    await at.do(village, 'ask', { text: '请问具体在哪个院子？' })
    expect(await at.caseNow()).toMatchObject({ stage: 'returned', status: 'received' })
    await say(20, '村口第三家')
    expect(await thread()).toEqual([
      ['handler', '请问具体在哪个院子？'],
      ['reporter', '村口第三家'],
    ])
    const { stage, news } = await at.caseNow()
    expect([stage, news.at(-1)]).toMatchObject(['pre-check', { kind: 'replied', units: ['111'] }])
    await say(21, '院门是蓝色的')
    expect((await at.caseNow()).steps.map(({ event }) => event)).toEqual([
      'received',
      'assigned',
      'ask',
      'reply',
    ])
    await at.do(village, 'accept')
    await deliverAll(at.ctx)
    expect((await readCase(at.ctx, at.no)).timeline.map(({ event }) => event)).not.toContain('reply')
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip])
  })

  it('two reporters who write at once both are heard, and the case goes on once', async () => {
    const copy = await handIn(at.ctx, 2, tipAt())
    await sweep(at.ctx)
    await at.do(village, 'ask', { text: '请问具体在哪里？' })
    const write = ({ receipt }: { receipt: string }, n: number) =>
      sendMessage(at.ctx, citizen, { receipt, key: deviceKey(n), input: { text: '村口' } })
    await Promise.all([write(at.tip, 20), write(copy, 21)])
    for (const { receipt } of [at.tip, copy])
      expect((await trackTip(at.ctx, receipt)).thread.map(({ text }) => text)).toEqual([
        '请问具体在哪里？',
        '村口',
      ])
    expect((await at.caseNow()).steps.filter(({ event }) => event === 'reply')).toHaveLength(1)
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip, copy])
  })

  it('is not asked about where nobody listens any more', async () => {
    await withdrawTip(at.ctx, citizen, { receipt: at.tip.receipt })
    expect(await issuesOf(() => at.do(village, 'ask', { text: '在哪里？' }))).toEqual([
      { code: 'case.nobody_to_ask' },
    ])
    expect(await at.caseNow()).toMatchObject({ stage: 'received' })
  })

  it('of two who decide at once one does, the other hears that the page is old, and nothing is half done', async () => {
    const seq = (await at.ctx.ledger.head(caseStream(at.no)))?.seq ?? 0
    const outcomes = await Promise.all([
      issuesOf(() => acceptCase(at.ctx, village, { no: at.no, seq, input: {} })),
      issuesOf(() => at.do(village, 'not-accept', { reason: 'unclear', text: '线索不清' })),
    ])
    expect(outcomes.flat()).toEqual([{ code: 'case.stale' }])
    const { stage } = await at.caseNow()
    expect(await thread()).toHaveLength(stage === 'not-accepted' ? 1 : 0)
    expect((await at.ctx.ledger.head(caseStream(at.no)))?.seq).toBe(seq + 1)
    expect(await issuesOf(() => acceptCase(at.ctx, village, { no: at.no, seq, input: {} }))).toEqual([
      { code: 'case.stale' },
    ])
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip])
  })

  it('what was written stands in no event, and opens beside its own alone', async () => {
    await at.do(village, 'take-up')
    await at.do(village, 'ask', { text: '请说明在什么地方' })
    const events = await at.ctx.ledger.events(caseStream(at.no))
    expect(JSON.stringify(events)).not.toContain('请说明')
    expect((await caseWords(at.ctx, at.no)).get(4)).toEqual({ text: '请说明在什么地方' })
  })
})

describe('a case is dispatched', () => {
  let at: Desk
  beforeEach(async () => {
    at = await deskTown()
    await at.do(village, 'accept')
  })
  const conflict = async (against: string) => {
    const stream = caseStream(at.no)
    const head = await at.ctx.ledger.head(stream)
    const state = { ...(head?.state as Case), against }
    await at.ctx.ledger.append({
      at: at.ctx.now().toISOString(),
      by: 'tester',
      streams: [{ stream, after: head?.seq ?? 0, events: [{ type: 'test', data: {} }], state }],
    })
  }

  it.each([
    ['to the town, by the town', town, '11'],
    ['to a department, by the county', county, '1@water'],
    ['to another village, by the county', county, '121'],
  ])(
    '%s: it is that unit’s now, with the clocks that run, and that unit hears of it',
    async (_, actor, to) => {
      await at.do(actor, 'dispatch', { to, text: '请办理' })
      const { clocks, news, ...state } = await at.caseNow()
      expect(state).toMatchObject({ stage: 'dispatched', unit: to })
      expect(news.at(-1)).toMatchObject({ kind: 'dispatched', units: [to] })
      expect(clocks.map(({ key, unit, state }) => [key, unit, state])).toEqual([
        ['tip.accept', '111', 'met'],
        ['tip.start', to, 'running'],
        ['tip.finish', to, 'running'],
      ])
      expect(state.queues).toContain(`unit#${to}`)
    },
  )

  it.each([
    ['to a village of another town, by the town', town, { to: '121' }, 'case.out_of_reach', 'to'],
    ['upwards', village, { to: '11' }, 'case.out_of_reach', 'to'],
    ['to a department above, by the town', town, { to: '1@water' }, 'case.out_of_reach', 'to'],
    ['to a cell that does not exist', county, { to: '999' }, 'case.unit_unknown', 'to'],
    ['to a department that does not exist', county, { to: '1@magic' }, 'case.unit_unknown', 'to'],
    ['to nobody', county, {}, 'case.unit_unknown', 'to'],
    ['to whom has it already, without a word', village, { to: '111' }, 'case.reason_missing', 'text'],
  ])('never %s', async (_, actor, input, code, field) => {
    expect(await issuesOf(() => at.do(actor, 'dispatch', input))).toEqual([{ code, field }])
    expect(await at.caseNow()).toMatchObject({ stage: 'accepted', unit: '111' })
  })

  it('never by a department, nor by a worker', async () => {
    expect(await issuesOf(() => at.do(worker, 'dispatch', { to: '111', text: '试' }))).toEqual([
      { code: 'staff.denied' },
    ])
    expect(await issuesOf(() => at.do(water, 'dispatch', { to: '111' }))).toEqual([{ code: 'staff.unknown' }])
  })

  it.each(['11', '111'])('never to those complained of, nor below them: %s', async (to) => {
    await conflict('11')
    expect(await issuesOf(() => at.do(county, 'dispatch', { to }))).toEqual([
      { code: 'case.dispatch_conflict', field: 'to' },
    ])
    await at.do(county, 'dispatch', { to: '121' })
    expect(await issuesOf(() => at.do(town, 'dispatch', { to: '111' }))).toEqual([{ code: 'staff.unknown' }])
  })
})
