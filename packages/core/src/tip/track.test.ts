import * as crypto from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askCase } from '../case/ask.ts'
import { caseStream } from '../case/case.ts'
import { followCase } from '../case/follow.ts'
import { eraseEvidence } from '../evidence/erase.ts'
import { thumbName } from '../evidence/evidence.ts'
import { appoint } from '../officer/appoint.ts'
import { leave } from '../officer/leave.ts'
import { noFacts } from '../scheme/facts.ts'
import { sweep } from '../sweep.ts'
import { closeCase, offered, photo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { staffActor } from '../testing/staff.ts'
import {
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  tipAt,
  townScheme,
  townWith,
} from '../testing/town.ts'
import { trackTip } from './track.ts'

vi.mock('node:crypto', { spy: true })

const nothingSaid = {
  phase: null,
  thread: [],
  evidence: [],
  withdrawn: false,
  erased: false,
  stars: null,
  disputed: null,
  review: null,
  verdict: null,
  reward: null,
}

const digits = (receipt: string) => receipt.replaceAll(' ', '')
const otherDigit = (digit: string) => String((Number(digit) + 1) % 10)

describe('following a tip by its receipt', () => {
  let ctx: MemoryContext
  let receipt: string
  let tipNo: string
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    ;({ receipt, tipNo } = await handIn(ctx, 1))
  })
  const wrongSecret = () => digits(receipt).replace(/.$/, otherDigit)
  const unknownLocator = () => digits(receipt).replace(/^./, otherDigit)

  it('shows a tip that waits for its cell at once', async () => {
    expect(await trackTip(ctx, receipt)).toEqual({
      tipNo,
      status: 'received',
      receivedAt: '2026-11-20T02:30:00.000Z',
      wish: 'anonymous',
      caseNo: null,
      way: null,
      cell: null,
      responsible: null,
      due: null,
      match: null,
      released: false,
      publicBy: null,
      ...nothingSaid,
      mayDo: ['message', 'correct', 'redact', 'withdraw'],
    })
  })

  it('shows the case, its cell, its post and its clock once the tip is assigned', async () => {
    await sweep(ctx)
    expect(await trackTip(ctx, receipt)).toEqual({
      tipNo,
      status: 'received',
      receivedAt: '2026-11-20T02:30:00.000Z',
      wish: 'anonymous',
      caseNo: expect.stringMatching(/^C26-/),
      way: 'opened',
      cell: { code: '111', name: '西村', level: 'village' },
      responsible: { code: '111.head', title: 'grid-head', name: '西村甲', phone: '0995-0000000' },
      due: { clock: 'tip.accept', date: '2026-11-24' },
      match: 'inside',
      released: false,
      publicBy: '2026-11-21T02:30:00.000Z',
      ...nothingSaid,
      mayDo: ['message', 'correct', 'redact', 'withdraw', 'erase'],
    })
  })

  it('says that the case waits for the reporter', async () => {
    await sweep(ctx)
    const { caseNo } = await trackTip(ctx, receipt)
    const head = staffActor({ role: 'head', cell: '111' }, 'h')
    await askCase(ctx, head, { no: caseNo ?? '', input: { text: '几点最响' } })
    expect(await trackTip(ctx, receipt)).toMatchObject({ status: 'received', phase: 'returned' })
  })

  it('says that everybody sees the case once it is released', async () => {
    await sweep(ctx)
    ctx.time.now = new Date('2026-11-21T10:00:00.000Z')
    await sweep(ctx)
    expect(await trackTip(ctx, receipt)).toMatchObject({ released: true, publicBy: null })
  })

  it('shows the case it was joined to, not the one it might have opened', async () => {
    const long = { ...tipAt(), description: '砖厂后面的烟囱夜里十一点以后冒黑烟，气味刺鼻，孩子咳嗽' }
    const first = await handIn(ctx, 2, long)
    await sweep(ctx)
    const copy = await handIn(ctx, 3, long)
    await sweep(ctx)
    const own = await trackTip(ctx, first.receipt)
    expect(own.way).toBe('opened')
    expect(await trackTip(ctx, copy.receipt)).toMatchObject({
      way: 'alike',
      caseNo: own.caseNo,
      cell: own.cell,
      responsible: own.responsible,
      due: own.due,
    })
    await closeCase(ctx, first.tipNo)
    expect(await trackTip(ctx, copy.receipt)).toMatchObject({
      status: 'resolved',
      mayDo: ['message', 'correct', 'redact', 'withdraw', 'dispute', 'rate', 'erase'],
    })
  })

  it('shows each photo as far as it has come, and the small picture of a clean one', async () => {
    const clean = await photo(ctx, 3, 1)
    const waiting = await offered(ctx, 3, 2)
    const withPhotos = await handIn(ctx, 3, { ...tipAt(), evidence: [{ id: clean }, { id: waiting }] })
    const evidence = async () => (await trackTip(ctx, withPhotos.receipt)).evidence
    expect(await evidence()).toEqual([
      { id: clean, state: 'clean', thumbnail: Buffer.from('thumb 1').toString('base64') },
      { id: waiting, state: 'waiting', thumbnail: null },
    ])
    await ctx.evidence.remove(thumbName(clean))
    await eraseEvidence(ctx, [waiting])
    expect(await evidence()).toEqual([
      { id: clean, state: 'clean', thumbnail: null },
      { id: waiting, state: 'gone', thumbnail: null },
    ])
  })

  it('does not repeat what was reported', async () => {
    await sweep(ctx)
    const shown = JSON.stringify(await trackTip(ctx, receipt))
    for (const told of [tipAt().description, '100.5', '30.5']) expect(shown).not.toContain(told)
  })

  it('tells who asked for the reward that it is not decided yet, and nobody else', async () => {
    const asked = await handIn(ctx, 2, { ...tipAt(), wish: 'reward' })
    await sweep(ctx)
    expect((await trackTip(ctx, asked.receipt)).reward).toEqual({ status: 'undecided' })
    expect((await trackTip(ctx, receipt)).reward).toBeNull()
  })

  const withoutVillage = townWith(
    townScheme.areas.filter(({ code }) => code !== '111'),
    { id: 'next', validFrom: '2026-11-20' },
  )

  it('shows the cell as its scheme named it until the case has followed into the next', async () => {
    await sweep(ctx)
    await settle(ctx, withoutVillage)
    expect(await trackTip(ctx, receipt)).toMatchObject({
      cell: { code: '111', name: '西村' },
      responsible: { code: '111.head', name: '西村甲' },
    })
    await followCase(ctx, caseStream((await trackTip(ctx, receipt)).caseNo ?? ''))
    expect(await trackTip(ctx, receipt)).toMatchObject({
      cell: { code: '11', name: '西镇' },
      responsible: { code: '11.head', name: '西镇甲' },
    })
  })

  it('shows who holds the post by the newest deed, published or not', async () => {
    await sweep(ctx)
    await leave(ctx, operator, { post: '111.head', last: '2026-11-19' })
    expect(await trackTip(ctx, receipt)).toMatchObject({ responsible: null })
    await appoint(ctx, operator, {
      post: '111.head',
      title: 'grid-head',
      name: '西村乙',
      phone: '0995-8522000',
      from: '2026-11-20',
    })
    expect(await trackTip(ctx, receipt)).toMatchObject({ responsible: { name: '西村乙' } })
  })

  it('shows the second head where the first left', async () => {
    const head = (post: string, name: string) => ({
      post,
      title: 'grid-head',
      holder: { name, phone: '0995-0000000', from: '2026-01-01' },
    })
    const seats = [head('111.head', '甲'), head('111.head-2', '乙')]
    await settle(ctx, {
      ...townScheme,
      id: 'next',
      validFrom: '2026-11-01',
      facts: { '111': { ...noFacts, seats } },
    })
    await sweep(ctx)
    await leave(ctx, operator, { post: '111.head', last: '2026-11-19' })
    expect(await trackTip(ctx, receipt)).toMatchObject({ responsible: { code: '111.head-2', name: '乙' } })
    await leave(ctx, operator, { post: '111.head-2', last: '2026-11-19' })
    expect(await trackTip(ctx, receipt)).toMatchObject({ responsible: null })
  })

  it.each([
    ['as it was given', (given: string) => given],
    ['without spaces', digits],
    ['with hyphens', (given: string) => given.replaceAll(' ', '-')],
    [
      'in full-width digits',
      (given: string) => given.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
    ],
    ['with spaces around it', (given: string) => `\u3000${given}\n`],
  ])('takes a receipt typed %s', async (_how, type) => {
    expect(await trackTip(ctx, type(receipt))).toMatchObject({ tipNo })
  })

  it.each(['', '1234', '1'.repeat(21), 'abcdefghijklmnopqrst'])('calls %j malformed', async (typed) => {
    expect(await issuesOf(() => trackTip(ctx, typed))).toEqual([
      { code: 'tip.receipt_malformed', field: 'receipt' },
    ])
  })

  it('answers a wrong secret and an unknown receipt with the same fault, after the same work', async () => {
    const workOf = async (typed: string) => {
      const calls: PropertyKey[] = []
      const ledger = new Proxy(ctx.ledger, {
        get(target, name) {
          calls.push(name)
          return Reflect.get(target, name)
        },
      })
      vi.mocked(crypto.createHmac).mockClear()
      vi.mocked(crypto.timingSafeEqual).mockClear()
      const issues = await issuesOf(() => trackTip({ ...ctx, ledger }, typed))
      const { calls: compared } = vi.mocked(crypto.timingSafeEqual).mock
      return {
        issues,
        calls,
        hmacs: vi.mocked(crypto.createHmac).mock.calls.length,
        compared: compared.map(([a, b]) => [a.byteLength, b.byteLength]),
      }
    }
    const wrong = await workOf(wrongSecret())
    expect(wrong).toEqual({
      issues: [{ code: 'tip.receipt_unknown', field: 'receipt' }],
      calls: ['receipt'],
      hmacs: 1,
      compared: [[32, 32]],
    })
    expect(await workOf(unknownLocator())).toEqual(wrong)
  })

  it('opens nothing with the secret of another receipt', async () => {
    const other = await handIn(ctx, 2)
    const mixed = digits(receipt).slice(0, 8) + digits(other.receipt).slice(8)
    expect(await issuesOf(() => trackTip(ctx, mixed))).toEqual([
      { code: 'tip.receipt_unknown', field: 'receipt' },
    ])
  })
})
