import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Case, caseStream } from '../case/case.ts'
import { readDeskCase } from '../case/read-desk-case.ts'
import { readPublication } from '../case/read-publication.ts'
import { readQueue } from '../case/read-queue.ts'
import { readRewardCase } from '../reward/read-reward-case.ts'
import type { Audited } from '../staff/audit.ts'
import { readAudit } from '../staff/read-audit.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { staffActor } from '../testing/staff.ts'
import {
  deliverAll,
  handIn,
  type MemoryContext,
  memoryContext,
  settle,
  stateOf,
  tipAt,
  untilPublic,
} from '../testing/town.ts'
import { answerRequest } from './answer-request.ts'
import { askIdentity } from './ask-identity.ts'
import { type Opening, openingStream } from './identity.ts'
import { listOpenings } from './list-openings.ts'
import { openAgreed } from './open-agreed.ts'
import { openIdentity } from './open-identity.ts'
import { readOpening } from './read-opening.ts'
import { readOpenings } from './read-openings.ts'

const PHONE = '13800138000'
const REASON = '举报人请求警方保护，需当面联系'

let ctx: MemoryContext
let tip: string
const proven = { provenAt: '2026-11-20T22:00:00.000Z' }
const custodian = staffActor({ role: 'custodian', cell: '1' }, 'keeper', proven)
const other = staffActor({ role: 'custodian', cell: '1' }, 'other', proven)
const auditor = staffActor({ role: 'auditor', cell: '1' }, 'auditor', proven)

beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  const input = { ...tipAt(), wish: 'call-back', contact: { phone: PHONE, name: '王某某' } }
  tip = (await handIn(ctx, 1, input)).tipNo
  await untilPublic(ctx)
  ctx.time.now = new Date('2026-11-20T22:01:00.000Z')
})

const ask = (more = {}, actor = custodian) =>
  askIdentity(ctx, actor, { about: tip, field: 'contact', purpose: 'protect', reason: REASON, ...more })
/** Asked for, agreed to by another person, and given to the custodian's function. */
const askAgreed = async (more = {}) => {
  const id = await ask(more)
  await answerRequest(ctx, other, id, { answer: 'agree' })
  await openAgreed(ctx, custodian, id)
  return id
}
const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)
const opening = (id: string) => stateOf<Opening>(ctx, openingStream(id))
const records = () =>
  ctx.ledger
    .streams()
    .filter(({ stream }) => stream.startsWith('audit#'))
    .map(({ state }) => state as Audited)
    .filter(({ action }) => action.startsWith('identity.'))
const later = (minutes: number) => {
  ctx.time.now = new Date(ctx.now().getTime() + minutes * 60_000)
}
const answer = () => openIdentity(ctx, ctx.openings.sent().at(-1))

describe('an identity', () => {
  it('is opened for a reason, shown to who asked, and leaves each step on record and in the count', async () => {
    const id = await askAgreed()
    expect(await readOpening(ctx, custodian, id)).toMatchObject({ state: 'waiting', fields: null })
    expect(await answer()).toBe('opened')
    expect(await readOpening(ctx, custodian, id)).toMatchObject({
      state: 'shown',
      reason: REASON,
      fields: { phone: PHONE, name: '王某某' },
    })
    const events = await ctx.ledger.events(openingStream(id))
    expect(events.map(({ type, by }) => [type, by])).toEqual([
      ['identity.asked', 'staff:keeper'],
      ['identity.agreed', 'staff:other'],
      ['identity.cleared', 'staff:keeper'],
      ['identity.opened', 'system:custodian'],
    ])
    expect(
      records()
        .map(({ by, action, about, outcome }) => [by, action, about, outcome])
        .sort(),
    ).toEqual([
      ['staff:keeper', 'identity.open', tip, 'allowed'],
      ['staff:keeper', 'identity.open', tip, 'allowed'],
      ['staff:other', 'identity.agree', tip, 'allowed'],
    ])
    await deliverAll(ctx)
    const counts = { asked: 1, agreed: 1, declined: 0, lapsed: 0, opened: 1 }
    expect(await readOpenings(ctx, '2026')).toEqual({
      year: '2026',
      total: counts,
      rows: [{ month: '2026-11', purpose: 'protect', ...counts }],
    })
  })

  it('is found by the number of a case of one report, and not of several', async () => {
    const { caseNo } = await stateOf<{ caseNo: string }>(ctx, `tip#${tip}`)
    const id = await ask({ about: caseNo.toLowerCase() })
    expect((await opening(id)).tip).toBe(tip)
    await handIn(ctx, 2, tipAt())
    await untilPublic(ctx)
    const now = staffActor({ role: 'custodian', cell: '1' }, 'keeper', { provenAt: ctx.now().toISOString() })
    expect(await codes(() => ask({ about: caseNo }, now))).toEqual(['identity.several_tips'])
  })

  it.each([
    [{ reason: '' }, 'identity.reason_missing'],
    [{ reason: '  领 导 要 求 看 看  ' }, 'identity.reason_missing'],
    [{ reason: '理'.repeat(501) }, 'identity.reason_too_long'],
    [{ reason: undefined }, 'identity.reason_missing'],
    [{ field: 'everything' }, 'identity.field_unknown'],
    [{ purpose: 'curiosity' }, 'identity.purpose_unknown'],
    [{ purpose: undefined }, 'identity.purpose_unknown'],
    [{ about: '13800138000' }, 'identity.unknown'],
    [{ about: 'T26-AAAAA-AAAAA' }, 'staff.unknown'],
    [{ second: true }, 'input.unknown_field'],
  ])('is not opened with %j', async (change, code) => {
    const before = ctx.ledger.streams().length
    expect(await codes(() => ask(change))).toEqual([code])
    expect(ctx.openings.sent()).toEqual([])
    expect(ctx.ledger.streams()).toHaveLength(before)
  })

  it.each([
    ['a worker', staffActor({ role: 'worker', cell: '111' }, 'w', proven), 'staff.denied'],
    ['the head', staffActor({ role: 'head', cell: '1' }, 'h', proven), 'staff.denied'],
    ['a reward officer', staffActor({ role: 'reward', cell: '1' }, 'r', proven), 'staff.denied'],
    ['the administrator', staffActor({ role: 'admin', cell: '1' }, 'a', proven), 'staff.denied'],
    ['an auditor', auditor, 'staff.denied'],
    [
      'a custodian of another town',
      staffActor({ role: 'custodian', cell: '12' }, 'x', proven),
      'staff.unknown',
    ],
    ['a custodian without a second factor', { ...custodian, provenAt: null }, 'staff.prove'],
    ['one who proved it too long ago', { ...custodian, provenAt: '2026-11-20T21:50:00Z' }, 'staff.prove'],
  ])('is not opened by %s, and the try is written down', async (_, actor, code) => {
    expect(await codes(() => ask({}, actor))).toEqual([code])
    expect(ctx.openings.sent()).toEqual([])
    expect(records()).toMatchObject([{ by: actor.name, outcome: code }])
  })

  it('is not opened by one who handled the case', async () => {
    const { caseNo } = await stateOf<{ caseNo: string }>(ctx, `tip#${tip}`)
    const head = await ctx.ledger.head(caseStream(caseNo))
    const state = { ...(head?.state as Case), handlers: [custodian.name] }
    const handled = { stream: caseStream(caseNo), after: head?.seq ?? 0, events: [], state }
    await ctx.ledger.append({ at: ctx.now().toISOString(), by: 'test', streams: [handled] })
    expect(await codes(() => ask())).toEqual(['staff.same_person'])
  })

  it('is opened once, however often the message comes', async () => {
    const id = await askAgreed()
    expect(await answer()).toBe('opened')
    const first = await opening(id)
    later(1)
    expect(await answer()).toBe('already')
    expect(await opening(id)).toEqual(first)
    expect(await ctx.ledger.events(openingStream(id))).toHaveLength(4)
  })

  it('is opened once by two at the same moment, and counted once', async () => {
    await askAgreed()
    expect((await Promise.all([answer(), answer()])).sort()).toEqual(['already', 'opened'])
    await deliverAll(ctx)
    expect((await readOpenings(ctx, '2026'))?.total.opened).toBe(1)
  })

  it('two openings at the same moment are both counted', async () => {
    const ids = [await askAgreed(), await askAgreed()]
    expect(await Promise.all(ids.map((opening) => openIdentity(ctx, { opening })))).toEqual([
      'opened',
      'opened',
    ])
    await deliverAll(ctx)
    expect((await readOpenings(ctx, '2026'))?.total).toMatchObject({ asked: 2, opened: 2 })
  })

  it('stays shut when it is asked of the function too late, and by a message nothing is recorded for', async () => {
    const open = vi.spyOn(ctx.vault, 'open')
    const id = await askAgreed()
    later(10.1)
    expect(await answer()).toBe('failed')
    expect(await opening(id)).toMatchObject({ status: 'failed', code: 'late' })
    for (const message of [
      null,
      {},
      { opening: 'f'.repeat(32) },
      { opening: tip },
      { opening: ['x'] },
      { stream: openingStream(id) },
    ])
      expect(await openIdentity(ctx, message)).toBe('stray')
    expect(open.mock.calls.map(([name]) => name)).toEqual([`canary-${tip}`])
    expect(await readOpening(ctx, custodian, id)).toMatchObject({ state: 'failed', fields: null })
  })

  it('that was erased meanwhile does not come back, and is counted as asked for alone', async () => {
    const id = await askAgreed()
    for (const name of ctx.vault.names()) await ctx.vault.erase(name)
    expect(await answer()).toBe('failed')
    expect(await opening(id)).toMatchObject({ status: 'failed', code: 'gone' })
    await deliverAll(ctx)
    expect((await readOpenings(ctx, '2026'))?.total).toMatchObject({ asked: 1, agreed: 1, opened: 0 })
  })

  it('of a claim is opened apart from the contact', async () => {
    await ctx.vault.keep(`claim-${tip}`, 'identity', { name: '张三', identity: '11010519491231002X' })
    await ctx.vault.keep(`claim-${tip}`, 'payout', { method: 'bank', account: '6222000000000000000' })
    const id = await askAgreed({ field: 'claim' })
    await answer()
    const { fields } = await readOpening(ctx, custodian, id)
    expect(fields).toEqual({
      name: '张三',
      identity: '11010519491231002X',
      method: 'bank',
      account: '6222000000000000000',
    })
  })
})

describe('what was opened', () => {
  it('is shown again for ten minutes, to nobody but who asked, and is over then', async () => {
    const id = await askAgreed()
    await answer()
    later(9)
    expect((await readOpening(ctx, custodian, id)).state).toBe('shown')
    for (const actor of [other, auditor]) expect((await readOpening(ctx, actor, id)).fields).toBeNull()
    const head = staffActor({ role: 'head', cell: '1' }, 'h', proven)
    expect(await codes(() => readOpening(ctx, head, id))).toEqual(['staff.denied'])
    later(1.1)
    expect(await readOpening(ctx, custodian, id)).toMatchObject({ state: 'over', fields: null })
  })

  it('is not shown any more to one whose right was taken away', async () => {
    const id = await askAgreed()
    await answer()
    const dismissed = staffActor({ role: 'worker', cell: '1' }, 'keeper', proven)
    expect(await codes(() => readOpening(ctx, dismissed, id))).toEqual(['staff.denied'])
  })

  it('is told to an auditor as a fact with its reason, never in its content', async () => {
    const id = await askAgreed()
    await answer()
    await deliverAll(ctx)
    expect(await readOpening(ctx, auditor, id)).toMatchObject({ reason: REASON, fields: null })
    expect((await listOpenings(ctx, auditor)).map((line) => line.id)).toEqual([id])
    expect((await listOpenings(ctx, custodian)).map((line) => line.id)).toEqual([id])
    expect((await listOpenings(ctx, other)).map((line) => line.id)).toEqual([id])
    expect(await listOpenings(ctx, staffActor({ role: 'auditor', cell: '12' }))).toEqual([])
  })

  it('is named unanswered when nothing came of it in a minute, and may be tried again', async () => {
    const id = await askAgreed()
    later(1.1)
    expect(await readOpening(ctx, custodian, id)).toMatchObject({ state: 'unanswered', fields: null })
    await openAgreed(ctx, custodian, id)
    expect(await answer()).toBe('opened')
    expect(await readOpening(ctx, custodian, id)).toMatchObject({ state: 'shown' })
  })

  it('stands in clear nowhere: no event, head, list, page, message, log line; nor does the reason', async () => {
    const said: string[] = []
    for (const way of ['log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')))
    const id = await askAgreed()
    await answer()
    await readOpening(ctx, custodian, id)
    await deliverAll(ctx)
    vi.restoreAllMocks()
    const events = await Promise.all(ctx.ledger.streams().map(({ stream }) => ctx.ledger.events(stream)))
    const lists = await Promise.all(
      ['1', '11', '111'].map((cell) => ctx.board.list({ queue: `opening#${cell}`, limit: 9 })),
    )
    expect(lists.map(({ entries }) => entries.length)).toEqual([1, 1, 1])
    const passing = await ctx.passing.read(`opened#${id}`)
    expect(passing).toEqual(expect.any(String))
    const view = await readOpenings(ctx, '2026')
    const text = JSON.stringify([
      ctx.ledger.streams(),
      events,
      lists,
      passing,
      view,
      ctx.openings.sent(),
      said,
      id,
    ])
    for (const secret of [PHONE, '王某某', REASON, Buffer.from(PHONE).toString('base64').slice(0, 12)])
      expect(text).not.toContain(secret)
  })
})

it.each([
  'worker',
  'head',
  'command',
  'reward',
  'auditor',
  'publisher',
  'deputy',
  'custodian',
  'admin',
] as const)('nothing a %s reads at the desk tells of a contact (T6)', async (role) => {
  await askAgreed()
  await answer()
  const { caseNo } = await stateOf<{ caseNo: string }>(ctx, `tip#${tip}`)
  await deliverAll(ctx)
  const actor = staffActor({ role, cell: role === 'worker' ? '111' : '1' }, 'reader', proven)
  const reads = [
    () => readDeskCase(ctx, actor, caseNo),
    () => readQueue(ctx, actor, {}),
    () => readRewardCase(ctx, actor, caseNo),
    () => readPublication(ctx, actor, caseNo),
    () => listOpenings(ctx, actor),
    () => readAudit(ctx, actor, { cell: '1' }),
  ]
  const told = await Promise.allSettled(reads.map((read) => read()))
  expect(told.some(({ status }) => status === 'fulfilled')).toBe(true)
  for (const secret of [PHONE, '王某某']) expect(JSON.stringify(told)).not.toContain(secret)
})

describe.each(['before', 'after'] as const)('killed %s any call of a store', (moment) => {
  const stores = ['ledger', 'passing', 'vault', 'openings'] as const

  it('while it is asked: nothing was opened, or it is answered; asked anew it is opened', async () => {
    const first = ctx
    const kills = await killAtEachCall(async (n) => {
      const killing = killingContext(first, n, moment, stores)
      const asks = () =>
        askIdentity(killing, custodian, { about: tip, field: 'contact', purpose: 'protect', reason: REASON })
      return survives(asks)
    })
    // Tip, case, scheme, record, reward with its case twice, count, event, message.
    expect(kills).toBe(10)
    await askAgreed()
    expect(await answer()).toBe('opened')
  })

  it('while it is opened: the repeat leaves one event, one count and the answer', async () => {
    const kills = await killAtEachCall(async (n) => {
      const id = await askAgreed()
      const message = ctx.openings.sent().at(-1)
      const end = await survives(() => openIdentity(killingContext(ctx, n, moment, stores), message))
      if (end === 'killed') await openIdentity(ctx, message)
      expect(await ctx.ledger.events(openingStream(id))).toHaveLength(4)
      expect((await readOpening(ctx, custodian, id)).fields).toMatchObject({ phone: PHONE })
      await deliverAll(ctx)
      expect((await readOpenings(ctx, '2026'))?.total.opened).toBe(n)
      return end
    })
    // Head, canary, tip, box, answer, count, append.
    expect(kills).toBe(7)
  })
})
