import { beforeEach, describe, expect, it } from 'vitest'
import { caseStream } from './case/case.ts'
import { readCase } from './case/read.ts'
import { eraseByReceipt } from './erase.ts'
import { onceName } from './idempotency-key.ts'
import { publish } from './publish.ts'
import { claimEntry } from './reward/reward.ts'
import { sweep } from './sweep.ts'
import { evidenceNo, offered, photo } from './testing/holder.ts'
import { issuesOf } from './testing/issues.ts'
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
} from './testing/town.ts'
import { answerReporter } from './tip/answer.ts'
import { sendMessage } from './tip/message.ts'
import { readOwnWords } from './tip/own-words.ts'
import { type Tip, tipStream } from './tip/tip.ts'
import { trackTip } from './tip/track.ts'
import { withdrawTip } from './tip/withdraw.ts'

describe('erasing by receipt', () => {
  let ctx: MemoryContext
  let receipt: string
  let tipNo: string
  let stream: string
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    const input = {
      ...tipAt(),
      wish: 'call-back',
      contact: { phone: '13800000000', name: '王某' },
      evidence: [{ id: await photo(ctx, 1, 1) }],
    }
    ;({ receipt, tipNo } = await handIn(ctx, 1, input))
    stream = tipStream(tipNo)
  })
  const erase = (actor = citizen) => eraseByReceipt(ctx, actor, { receipt })
  const say = (text: string, evidence: readonly string[] = []) =>
    sendMessage(ctx, citizen, { receipt, key: deviceKey(9), input: { text, evidence } })

  it('has to wait until the tip has its cell', async () => {
    expect(await issuesOf(erase)).toEqual([{ code: 'tip.not_assigned_yet' }])
    expect(ctx.vault.names()).toEqual([onceName(deviceKey(1))])
    expect(ctx.evidence.names()).toHaveLength(1)
    await sweep(ctx)
    await erase()
    expect(await trackTip(ctx, receipt)).toMatchObject({ erased: true })
  })

  it('leaves nothing that was told: no payload, no message, no contact, no claim, no photo', async () => {
    await sweep(ctx)
    await say('我姓王', [await photo(ctx, 9, 2), await offered(ctx, 9, 3)])
    await answerReporter(ctx, operator, { no: tipNo, input: { text: '王先生好' } })
    await ctx.vault.keep(claimEntry(tipNo), 'identity', { name: '王某' })
    await erase()
    expect(await ctx.ledger.sealed(stream)).toBeUndefined()
    expect([...(await ctx.ledger.sealedEvents(stream))]).toEqual([])
    expect(ctx.vault.names()).toEqual([])
    expect(ctx.evidence.names()).toEqual([])
    for (const n of [1, 2, 3])
      expect(await ctx.ledger.head(`evidence#${evidenceNo(n)}`)).toMatchObject({
        state: { status: 'erased' },
      })
    expect(await stateOf<Tip>(ctx, stream)).toMatchObject({ evidence: [], vault: null })
  })

  it('leaves the case, its number and its page', async () => {
    await sweep(ctx)
    const { caseNo } = await trackTip(ctx, receipt)
    ctx.time.now = new Date('2026-11-21T10:00:00.000Z')
    await sweep(ctx)
    await erase()
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
    expect(await readCase(ctx, caseNo ?? '')).toMatchObject({ no: caseNo, status: 'received' })
    expect(await ctx.ledger.events(caseStream(caseNo ?? ''))).toHaveLength(2)
    expect(await trackTip(ctx, receipt)).toMatchObject({
      caseNo,
      erased: true,
      mayDo: [],
      evidence: [],
    })
  })

  it('may be repeated, also at once, and after a withdrawal', async () => {
    await sweep(ctx)
    await withdrawTip(ctx, citizen, { receipt })
    await Promise.all([erase(), erase(), erase()])
    await erase()
    const types = (await ctx.ledger.events(stream)).map(({ type }) => type)
    expect(types).toEqual(['tip.received', 'tip.assigned', 'tip.withdrawn', 'tip.erased'])
  })

  it('takes along what was added while it ran', async () => {
    await sweep(ctx)
    const added = await photo(ctx, 9, 2)
    let once = true
    const evidence = {
      ...ctx.evidence,
      async remove(name: string) {
        if (once) {
          once = false
          await say('还有一张', [added])
        }
        await ctx.evidence.remove(name)
      },
    }
    await eraseByReceipt({ ...ctx, evidence }, citizen, { receipt })
    expect(ctx.evidence.names()).toEqual([])
    expect([...(await ctx.ledger.sealedEvents(stream))]).toEqual([])
  })

  it.each(['vault', 'evidence'] as const)(
    'is not called done when the %s fails, and a repeat does it',
    async (store) => {
      await sweep(ctx)
      const failing = async () => {
        throw new Error('no answer')
      }
      const broken =
        store === 'vault'
          ? { ...ctx, vault: { ...ctx.vault, erase: failing } }
          : { ...ctx, evidence: { ...ctx.evidence, remove: failing } }
      await expect(eraseByReceipt(broken, citizen, { receipt })).rejects.toThrow('no answer')
      expect(await trackTip(ctx, receipt)).toMatchObject({ erased: false })
      expect(await readOwnWords(ctx, receipt)).toMatchObject({ description: tipAt().description })
      await erase()
      expect([ctx.vault.names(), ctx.evidence.names()]).toEqual([[], []])
      expect(await trackTip(ctx, receipt)).toMatchObject({ erased: true })
    },
  )

  it('lets nothing be done any more but following', async () => {
    await sweep(ctx)
    await erase()
    for (const deed of [
      () => say('好'),
      () => withdrawTip(ctx, citizen, { receipt }),
      () => readOwnWords(ctx, receipt),
      () => answerReporter(ctx, operator, { no: tipNo, input: { text: '好' } }),
    ])
      expect(await issuesOf(deed)).toEqual([{ code: 'tip.erased' }])
  })

  it('is the reporter’s alone', async () => {
    await sweep(ctx)
    expect(await issuesOf(() => erase(operator))).toEqual([{ code: 'command.not_allowed' }])
    expect(ctx.vault.names()).toHaveLength(1)
  })
})
