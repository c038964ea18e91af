import { beforeEach, describe, expect, it } from 'vitest'
import { redactByReceipt } from '../erase.ts'
import { sweep } from '../sweep.ts'
import { closeCase } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { citizen, handIn, type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { correctTip } from './correct.ts'
import { disputeOutcome } from './dispute.ts'
import { readOwnWords } from './own-words.ts'
import { rateOutcome } from './rate.ts'
import { tipStream } from './tip.ts'
import { trackTip } from './track.ts'
import { withdrawTip } from './withdraw.ts'

describe('withdrawing, disputing and rating by receipt', () => {
  let ctx: MemoryContext
  let receipt: string
  let tipNo: string
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    ;({ receipt, tipNo } = await handIn(ctx, 1))
  })
  const withdraw = () => withdrawTip(ctx, citizen, { receipt })
  const dispute = (input: unknown) => disputeOutcome(ctx, citizen, { receipt, input })
  const rate = (stars: unknown) => rateOutcome(ctx, citizen, { receipt, input: { stars } })
  const seq = async () => (await ctx.ledger.head(tipStream(tipNo)))?.seq
  const closed = async (verdict?: 'true' | 'untrue') => {
    await sweep(ctx)
    await closeCase(ctx, tipNo, verdict)
  }

  it('a withdrawn tip still gets its cell and its case', async () => {
    await withdraw()
    expect(await trackTip(ctx, receipt)).toMatchObject({ withdrawn: true, mayDo: [] })
    await sweep(ctx)
    expect(await trackTip(ctx, receipt)).toMatchObject({
      withdrawn: true,
      caseNo: expect.any(String),
      mayDo: ['erase'],
    })
  })

  it('withdrawing again adds nothing, also at once', async () => {
    await Promise.all([withdraw(), withdraw(), withdraw()])
    await withdraw()
    expect(await seq()).toBe(2)
  })

  it('leaves nothing to do but to follow and to erase', async () => {
    await closed()
    await withdraw()
    for (const deed of [
      () => correctTip(ctx, citizen, { receipt, input: { category: 'noise' } }),
      () => redactByReceipt(ctx, citizen, { receipt, input: { passages: ['夜里'] } }),
      () => dispute({ kind: 'back' }),
      () => rate(1),
      () => readOwnWords(ctx, receipt),
    ])
      expect(await issuesOf(deed)).toEqual([{ code: 'tip.withdrawn' }])
    expect(await seq()).toBe(3)
  })

  it('an open case can be neither disputed nor rated', async () => {
    for (const step of [async () => undefined, () => sweep(ctx)]) {
      await step()
      expect(await issuesOf(() => dispute({ kind: 'back' }))).toEqual([{ code: 'tip.case_open' }])
      expect(await issuesOf(() => rate(5))).toEqual([{ code: 'tip.case_open' }])
    }
  })

  it.each(['true', 'untrue'] as const)('a case closed as %s says so, and can be both', async (verdict) => {
    expect(await trackTip(ctx, receipt)).toMatchObject({ verdict: null })
    await closed(verdict)
    expect(await trackTip(ctx, receipt)).toMatchObject({ verdict })
    await dispute({ kind: 'not-solved', text: '还在冒烟' })
    await rate(2)
    expect(await trackTip(ctx, receipt)).toMatchObject({
      stars: 2,
      disputed: 'not-solved',
      thread: [{ from: 'reporter', text: '还在冒烟', dispute: 'not-solved' }],
    })
  })

  it('saying the same again adds nothing, another word does', async () => {
    await closed()
    await Promise.all([dispute({ kind: 'back' }), dispute({ kind: 'back' })])
    await rate(3)
    await rate(3)
    expect(await seq()).toBe(4)
    await dispute({ kind: 'not-solved' })
    await rate(4)
    expect(await trackTip(ctx, receipt)).toMatchObject({ stars: 4, disputed: 'not-solved' })
  })

  it.each<[input: unknown, code: string, field: string]>([
    [{}, 'tip.dispute_unknown', 'kind'],
    [{ kind: 'angry' }, 'tip.dispute_unknown', 'kind'],
    [{ kind: 'back', text: 'a\u202eb' }, 'tip.description_control_characters', 'text'],
    [{ kind: 'back', text: '字'.repeat(1_001) }, 'tip.message_too_long', 'text'],
    [{ kind: 'back', stars: 1 }, 'input.unknown_field', 'stars'],
  ])('refuses the dispute %j', async (input, code, field) => {
    await closed()
    expect(await issuesOf(() => dispute(input))).toEqual([{ code, field }])
  })

  it.each([undefined, 0, 6, 2.5, '5', null])('refuses to rate with %j', async (stars) => {
    await closed()
    expect(await issuesOf(() => rate(stars))).toEqual([{ code: 'tip.stars_invalid', field: 'stars' }])
  })

  it('is the reporter’s alone', async () => {
    await closed()
    const asked = { receipt }
    for (const deed of [
      () => withdrawTip(ctx, operator, asked),
      () => rateOutcome(ctx, operator, { ...asked, input: { stars: 5 } }),
      () => disputeOutcome(ctx, operator, { ...asked, input: { kind: 'back' } }),
    ])
      expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })
})
