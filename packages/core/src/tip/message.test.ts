import { beforeEach, describe, expect, it } from 'vitest'
import { eraseByReceipt } from '../erase.ts'
import { sweep } from '../sweep.ts'
import { offered, photo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import {
  citizen,
  deviceKey,
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
} from '../testing/town.ts'
import { answerReporter } from './answer.ts'
import { MESSAGE_LIMIT, sendMessage } from './message.ts'
import { readThread } from './thread.ts'
import { type Tip, tipStream } from './tip.ts'
import { trackTip } from './track.ts'
import { withdrawTip } from './withdraw.ts'

describe('telling each other by receipt', () => {
  let ctx: MemoryContext
  let receipt: string
  let tipNo: string
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    ;({ receipt, tipNo } = await handIn(ctx, 1))
  })
  const send = (n: number, input: unknown) => sendMessage(ctx, citizen, { receipt, key: deviceKey(n), input })
  const answer = (text: unknown, no = tipNo) => answerReporter(ctx, operator, { no, input: { text } })
  const thread = async () => (await trackTip(ctx, receipt)).thread
  const seq = async () => (await ctx.ledger.head(tipStream(tipNo)))?.seq

  it('keeps what reporter and handler say in its order, to the hour', async () => {
    await send(10, { text: '今天又冒烟了' })
    ctx.time.now = new Date('2026-11-20T05:59:59Z')
    await answer('我们下午去看')
    expect(await thread()).toEqual([
      {
        no: 2,
        from: 'reporter',
        at: '2026-11-20T10:00+08:00',
        text: '今天又冒烟了',
        evidence: [],
        dispute: null,
      },
      {
        no: 3,
        from: 'handler',
        at: '2026-11-20T13:00+08:00',
        text: '我们下午去看',
        evidence: [],
        dispute: null,
      },
    ])
  })

  it('leaves the tip waiting for its cell', async () => {
    await send(10, { text: '快来' })
    expect(await ctx.ledger.waiting('assign', 10)).toEqual([tipStream(tipNo)])
    await sweep(ctx)
    expect(await trackTip(ctx, receipt)).toMatchObject({ caseNo: expect.any(String) })
    expect(await thread()).toHaveLength(1)
  })

  it('adds nothing when the same is sent again under its key, and refuses another under it', async () => {
    await send(10, { text: '一' })
    await send(10, { text: '一' })
    await Promise.all(Array.from({ length: 5 }, () => send(11, { text: '二' })))
    expect((await thread()).map(({ text }) => text)).toEqual(['一', '二'])
    expect(await issuesOf(() => send(10, { text: '三' }))).toEqual([
      { code: 'tip.key_reused', field: 'Idempotency-Key' },
    ])
    const other = await handIn(ctx, 2)
    const stolen = { receipt: other.receipt, key: deviceKey(10), input: { text: '一' } }
    expect(await issuesOf(() => sendMessage(ctx, citizen, stolen))).toEqual([
      { code: 'tip.key_reused', field: 'Idempotency-Key' },
    ])
  })

  it('keeps every one of twenty sent at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => send(10 + n, { text: `第${n}条` })))
    expect(new Set((await thread()).map(({ text }) => text)).size).toBe(20)
  })

  it('attaches what was uploaded under its key, to this tip alone', async () => {
    const [clean, waiting] = [await photo(ctx, 10, 1), await offered(ctx, 10, 2)]
    await send(10, { evidence: [clean, waiting] })
    expect(await thread()).toMatchObject([{ text: '', evidence: [clean, waiting] }])
    const { evidence } = await trackTip(ctx, receipt)
    expect(evidence.map(({ id, state }) => [id, state])).toEqual([
      [clean, 'clean'],
      [waiting, 'waiting'],
    ])
    expect(await ctx.ledger.claim(`evidence/${clean}`)).toBe(tipNo)
  })

  it('attaches nothing of another draft, and nothing twice', async () => {
    const other = await photo(ctx, 11, 1)
    expect(await issuesOf(() => send(10, { evidence: [other] }))).toEqual([
      { code: 'evidence.unknown', field: 'evidence.0.id' },
    ])
    await send(11, { evidence: [other] })
    const second = await handIn(ctx, 2)
    // The same draft, but another message of it: the claim decides.
    await ctx.ledger.append({
      at: '',
      by: 'tester',
      streams: [],
      claims: [{ key: `evidence/${await offered(ctx, 12, 2)}`, value: second.tipNo }],
    })
    expect(await issuesOf(async () => send(12, { evidence: [await offered(ctx, 12, 2)] }))).toEqual([
      { code: 'evidence.taken', field: 'evidence' },
    ])
    expect(await thread()).toHaveLength(1)
  })

  it.each<[why: string, input: unknown, code: string, field?: string]>([
    ['nothing', {}, 'tip.message_empty', 'text'],
    ['spaces', { text: ' \u3000\n' }, 'tip.message_empty', 'text'],
    ['what nobody sees', { text: '\u200b\u2060' }, 'tip.message_empty', 'text'],
    ['a number', { text: 7 }, 'tip.message_empty', 'text'],
    ['too much', { text: '字'.repeat(MESSAGE_LIMIT + 1) }, 'tip.message_too_long', 'text'],
    ['a bidi override', { text: 'a\u202eb' }, 'tip.description_control_characters', 'text'],
    ['an id that cannot be', { evidence: ['../1'] }, 'evidence.unknown', 'evidence.0'],
    ['a field nobody knows', { text: '好', from: 'handler' }, 'input.unknown_field', 'from'],
    ['no object', '好', 'input.not_an_object'],
  ])('refuses %s and stores nothing', async (_why, input, code, field) => {
    expect(await issuesOf(() => send(10, input))).toEqual([{ code, ...(field && { field }) }])
    expect(await seq()).toBe(1)
  })

  it('needs a key', async () => {
    const keyless = { receipt, key: null, input: { text: '好' } }
    expect(await issuesOf(() => sendMessage(ctx, citizen, keyless))).toEqual([
      { code: 'tip.key_missing', field: 'Idempotency-Key' },
    ])
  })

  it('lets the handler answer after the reporter has written as much as a tip can take', async () => {
    for (let n = 0; n < 59; n++) await send(10 + n, { text: `${n}` })
    expect(await issuesOf(() => send(99, { text: '还有' }))).toEqual([{ code: 'tip.thread_full' }])
    await answer('请打电话')
    await sweep(ctx)
    await eraseByReceipt(ctx, citizen, { receipt })
    expect((await thread()).every(({ text }) => text === null)).toBe(true)
  })

  it('is answered by operators only, and only where there is a tip', async () => {
    const asCitizen = () => answerReporter(ctx, citizen, { no: tipNo, input: { text: '好' } })
    expect(await issuesOf(asCitizen)).toEqual([{ code: 'command.not_allowed' }])
    for (const no of ['T26-A0000-00000', 'C26-A0000-00000', '', tipStream(tipNo)])
      expect(await issuesOf(() => answer('好', no)), no).toEqual([{ code: 'tip.unknown', field: 'no' }])
    expect(await issuesOf(() => answer(' '))).toEqual([{ code: 'tip.message_empty', field: 'text' }])
    expect(await seq()).toBe(1)
  })

  it('ends when the reporter withdraws, for both', async () => {
    await withdrawTip(ctx, citizen, { receipt })
    expect(await issuesOf(() => send(10, { text: '好' }))).toEqual([{ code: 'tip.withdrawn' }])
    expect(await issuesOf(() => answer('好'))).toEqual([{ code: 'tip.withdrawn' }])
  })

  it('opens no words that were moved beside another message', async () => {
    await send(10, { text: '一' })
    await send(11, { text: '二' })
    const boxes = await ctx.ledger.sealedEvents(tipStream(tipNo))
    const moved = { ...ctx.ledger, sealedEvents: async () => new Map([[2, boxes.get(3) as Uint8Array]]) }
    await expect(readThread({ ...ctx, ledger: moved }, tipStream(tipNo))).rejects.toThrow()
  })

  it('has its words nowhere in the event or the head', async () => {
    await send(10, { text: '门牌三十七号' })
    const kept = JSON.stringify([
      await ctx.ledger.events(tipStream(tipNo)),
      await stateOf<Tip>(ctx, tipStream(tipNo)),
    ])
    expect(kept).not.toContain('三十七')
  })
})
