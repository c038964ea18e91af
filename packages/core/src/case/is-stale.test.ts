import { describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { type Desk, desk, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { split } from '../testing/reform.ts'
import { citizen, deviceKey, handIn, memoryContext, settle, untilPublic } from '../testing/town.ts'
import { sendMessage } from '../tip/message.ts'
import { acceptCase } from './accept.ts'
import { acceptMany } from './accept-many.ts'
import { caseStream } from './case.ts'
import { releaseCase } from './release.ts'

const { village, command } = people

/** The case of one tip, held back from the public until the next slot, in a year of which every holiday is known. */
async function held(): Promise<Desk> {
  const ctx = memoryContext('2026-03-02T02:30:00.000Z')
  await settle(ctx)
  const tip = await handIn(ctx, 1)
  await sweep(ctx)
  return desk(ctx, tip)
}

const seqOf = async (at: Desk) => (await at.ctx.ledger.head(caseStream(at.no)))?.seq ?? 0

describe('a line of a list, ticked some time after it was shown', () => {
  it('is accepted though the case came to be public in between', async () => {
    const at = await held()
    const seq = await seqOf(at)
    await untilPublic(at.ctx)
    expect(await seqOf(at)).toBeGreaterThan(seq)
    expect(await acceptMany(at.ctx, village, { cases: [{ no: at.no, seq }] })).toEqual([
      { no: at.no, refused: null },
    ])
    expect(await at.caseNow()).toMatchObject({ stage: 'accepted' })
  })

  it('is accepted though it came to be public at that very moment', async () => {
    const at = await held()
    const head = await at.ctx.ledger.head(caseStream(at.no))
    if (!head) throw new Error('it is held')
    let isFirst = true
    const { append } = at.ctx.ledger
    const ledger: typeof at.ctx.ledger = {
      ...at.ctx.ledger,
      async append(deed) {
        if (isFirst && deed.by === village.name) {
          isFirst = false
          await releaseCase(at.ctx, head, at.ctx.now())
        }
        return append(deed)
      },
    }
    await acceptCase({ ...at.ctx, ledger }, village, { no: at.no, seq: head.seq, input: {} })
    const types = (await at.ctx.ledger.events(caseStream(at.no))).map(({ type }) => type)
    expect(types).toEqual(['case.opened', 'case.released', 'case.accepted'])
  })

  it('is accepted after its deadline ran out: that is written down before, and asks nothing anew of anybody', async () => {
    const at = await held()
    await untilPublic(at.ctx)
    const seq = await seqOf(at)
    at.ctx.time.now = new Date('2026-03-05T00:00:00+08:00')
    expect((await sweep(at.ctx)).ticked).toBeGreaterThan(0)
    await acceptCase(at.ctx, village, { no: at.no, seq, input: {} })
    expect(await at.clock('tip.accept')).toMatchObject({ state: 'late', missedOn: '2026-03-05' })
  })

  it('is refused, and told so, once another person did something to the case, whatever the system did beside', async () => {
    const at = await held()
    const seq = await seqOf(at)
    await at.do(command, 'note-conflict', { against: '121', reason: '举报的是东村' })
    await untilPublic(at.ctx)
    const before = await seqOf(at)
    expect(await acceptMany(at.ctx, village, { cases: [{ no: at.no, seq }] })).toEqual([
      { no: at.no, refused: 'case.stale' },
    ])
    expect(await seqOf(at)).toBe(before)
  })

  it('is refused once its reporter wrote what was asked for', async () => {
    const at = await held()
    await at.do(village, 'ask', { text: '请问在哪个院子？' })
    const seq = await seqOf(at)
    await sendMessage(at.ctx, citizen, {
      receipt: at.tip.receipt,
      key: deviceKey(20),
      input: { text: '村口第三家' },
    })
    expect(await issuesOf(() => acceptCase(at.ctx, village, { no: at.no, seq, input: {} }))).toEqual([
      { code: 'case.stale' },
    ])
  })

  it('is refused once a reform moved the case', async () => {
    const ctx = memoryContext()
    await settle(ctx)
    const tip = await handIn(ctx, 1)
    await untilPublic(ctx)
    const at = await desk(ctx, tip)
    const seq = await seqOf(at)
    await settle(ctx, split)
    ctx.time.now = new Date('2026-12-01T02:30:00Z')
    await sweep(ctx)
    expect(await issuesOf(() => acceptCase(ctx, people.village, { no: at.no, seq, input: {} }))).toEqual([
      { code: 'case.stale' },
    ])
  })

  it('is refused with a number the case has not reached', async () => {
    const at = await held()
    const seq = (await seqOf(at)) + 1
    expect(await issuesOf(() => acceptCase(at.ctx, village, { no: at.no, seq, input: {} }))).toEqual([
      { code: 'case.stale' },
    ])
  })
})
