import { beforeEach, describe, expect, it } from 'vitest'
import { redactByReceipt } from '../erase.ts'
import { thumbName } from '../evidence/evidence.ts'
import { sweep } from '../sweep.ts'
import { closeCase, evidenceNo, photo } from '../testing/holder.ts'
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
  tipAt,
} from '../testing/town.ts'
import { answerReporter } from './answer.ts'
import { disputeOutcome } from './dispute.ts'
import { sendMessage } from './message.ts'
import { openPayload, readOwnWords } from './own-words.ts'
import { readReceipt, removedPrint } from './receipt.ts'
import { BLACKED } from './redact.ts'
import { type Tip, tipStream } from './tip.ts'
import { trackTip } from './track.ts'

const description = '我家在三号楼，电话 13800000000，再打 13800000000 也行'

describe('redacting a tip by its receipt', () => {
  let ctx: MemoryContext
  let receipt: string
  let tipNo: string
  let stream: string
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    const evidence = [{ id: await photo(ctx, 1, 1), point: tipAt().point }, { id: await photo(ctx, 1, 2) }]
    ;({ receipt, tipNo } = await handIn(ctx, 1, { ...tipAt(), description, evidence }))
    stream = tipStream(tipNo)
  })
  const redact = (input: unknown) => redactByReceipt(ctx, citizen, { receipt, input })
  const say = (n: number, text: string) =>
    sendMessage(ctx, citizen, { receipt, key: deviceKey(n), input: { text } })
  const seq = async () => (await ctx.ledger.head(stream))?.seq

  it('takes a passage out wherever it stands, and tells nothing of its length', async () => {
    await redact({ passages: ['13800000000', '三号楼'] })
    expect((await readOwnWords(ctx, receipt)).description).toBe(
      `我家在${BLACKED}，电话 ${BLACKED}，再打 ${BLACKED} 也行`,
    )
    expect(await ctx.ledger.waiting('assign', 10)).toEqual([stream])
  })

  it('keeps of each text a print that only the holder of the receipt can compare', async () => {
    await redact({ passages: ['13800000000'] })
    const [, { data } = { data: null }] = await ctx.ledger.events(stream)
    const own = readReceipt(receipt)
    if (!own) throw new Error('no receipt')
    const print = (of: typeof own, text: string) => removedPrint(ctx.keys, of, text)
    expect(data).toMatchObject({ prints: [print(own, '13800000000')] })
    expect(print({ ...own, secret: '0'.repeat(12) }, '13800000000')).not.toBe(print(own, '13800000000'))
  })

  it('removes photos with every byte, and what the phone said of their place', async () => {
    const [gone, stays] = [evidenceNo(1), evidenceNo(2)]
    await redact({ evidence: [gone] })
    expect(ctx.evidence.names()).toEqual([thumbName(stays)])
    expect((await openPayload(ctx, stream)).evidence).toEqual([{ id: stays }])
    expect((await trackTip(ctx, receipt)).evidence.map(({ id }) => id)).toEqual([stays])
  })

  it('removes own messages, and never a handler’s', async () => {
    await say(10, '我姓王')
    await answerReporter(ctx, operator, { no: tipNo, input: { text: '收到' } })
    expect(await issuesOf(() => redact({ messages: [3] }))).toEqual([
      { code: 'tip.passage_unknown', field: 'messages.0' },
    ])
    await redact({ messages: [2, 2] })
    expect((await trackTip(ctx, receipt)).thread.map(({ text }) => text)).toEqual([null, '收到'])
    expect([...(await ctx.ledger.sealedEvents(stream)).keys()]).toEqual([3])
  })

  it('removes the words of a dispute', async () => {
    await sweep(ctx)
    await closeCase(ctx, tipNo)
    await disputeOutcome(ctx, citizen, { receipt, input: { kind: 'back', text: '我姓王' } })
    await redact({ messages: [3] })
    expect((await trackTip(ctx, receipt)).thread).toMatchObject([{ text: null, dispute: 'back' }])
  })

  it.each<[why: string, input: unknown, code: string, field?: string]>([
    ['nothing', {}, 'tip.redaction_empty'],
    ['a passage that does not stand there', { passages: ['四号楼'] }, 'tip.passage_unknown', 'passages.0'],
    ['an empty passage', { passages: [' '] }, 'tip.passage_unknown', 'passages.0'],
    ['one of two that stands there', { passages: ['三号楼', '四号楼'] }, 'tip.passage_unknown', 'passages.1'],
    ['a photo of nobody', { evidence: [evidenceNo(9)] }, 'evidence.unknown', 'evidence.0'],
    ['one photo of two', { evidence: [evidenceNo(1), evidenceNo(9)] }, 'evidence.unknown', 'evidence.1'],
    ['a message there is not', { messages: [1] }, 'tip.passage_unknown', 'messages.0'],
    ['a field nobody knows', { passages: ['三号楼'], all: true }, 'input.unknown_field', 'all'],
  ])('refuses %s and removes nothing', async (_why, input, code, field) => {
    expect(await issuesOf(() => redact(input))).toEqual([{ code, ...(field && { field }) }])
    expect(await seq()).toBe(1)
    expect((await readOwnWords(ctx, receipt)).description).toBe(description)
    expect(ctx.evidence.names()).toHaveLength(2)
  })

  it('removes nothing of another tip’s', async () => {
    const other = await handIn(ctx, 2, { ...tipAt(), evidence: [{ id: await photo(ctx, 2, 3) }] })
    expect(await issuesOf(() => redact({ evidence: [evidenceNo(3)] }))).toEqual([
      { code: 'evidence.unknown', field: 'evidence.0' },
    ])
    expect((await stateOf<Tip>(ctx, tipStream(other.tipNo))).evidence).toEqual([evidenceNo(3)])
  })
})
