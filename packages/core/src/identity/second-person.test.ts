import { beforeEach, describe, expect, it } from 'vitest'
import type { Case } from '../case/case.ts'
import { type Reward, rewardStream } from '../reward/reward.ts'
import type { Audited } from '../staff/audit.ts'
import { sweep } from '../sweep.ts'
import { joinedActor, right } from '../testing/accounts.ts'
import { issuesOf } from '../testing/issues.ts'
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
import { type Tip, tipStream } from '../tip/tip.ts'
import { answerRequest } from './answer-request.ts'
import { askIdentity } from './ask-identity.ts'
import { type Opening, openingPurposes, openingStream } from './identity.ts'
import { listOpenings } from './list-openings.ts'
import { openAgreed } from './open-agreed.ts'
import { openIdentity } from './open-identity.ts'
import { readOpening } from './read-opening.ts'
import { readOpenings } from './read-openings.ts'
import { needsSecond, secondPersonRule } from './second-person.ts'

const PHONE = '13800138000'
const REASON = '举报人请求警方保护，需当面联系'
const DAY = 24 * 60

let ctx: MemoryContext
let tip: string
let caseNo: string
const proven = () => ({ provenAt: ctx.now().toISOString() })
const person = (role: 'custodian' | 'auditor' | 'head', name: string, cell = '1') =>
  staffActor({ role, cell }, name, proven())
const keeper = () => person('custodian', 'keeper')
const second = () => person('custodian', 'second')
const later = (minutes: number) => {
  ctx.time.now = new Date(ctx.now().getTime() + minutes * 60_000)
}

beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  const input = { ...tipAt(), wish: 'reward', contact: { phone: PHONE, name: '王某某' } }
  tip = (await handIn(ctx, 1, input)).tipNo
  await untilPublic(ctx)
  caseNo = (await stateOf<{ caseNo: string }>(ctx, tipStream(tip))).caseNo
})

const ask = (more = {}, actor = keeper()) =>
  askIdentity(ctx, actor, { about: tip, field: 'contact', purpose: 'protect', reason: REASON, ...more })
const agree = (id: string, actor = second()) => answerRequest(ctx, actor, id, { answer: 'agree' })
const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)
const opening = (id: string) => stateOf<Opening>(ctx, openingStream(id))
const answer = () => openIdentity(ctx, ctx.openings.sent().at(-1))
const totals = async () => {
  await deliverAll(ctx)
  return (await readOpenings(ctx, '2026'))?.total
}
const records = () =>
  ctx.ledger
    .streams()
    .filter(({ stream }) => stream.startsWith('audit#'))
    .map(({ state }) => state as Audited)

/** Leaves the state of a stream as deeds would have left it. */
async function leave(stream: string, state: object): Promise<void> {
  const head = await ctx.ledger.head(stream)
  const changed = { ...(head?.state as object), ...state }
  const streams = [{ stream, after: head?.seq ?? 0, events: [{ type: 'x', data: {} }], state: changed }]
  await ctx.ledger.append({ at: ctx.now().toISOString(), by: 'test', streams } as never)
}
const claimed = (insider = false) =>
  leave(rewardStream(caseNo), {
    status: 'decided',
    shares: { [tip]: { status: 'claimed', fen: 1_000, claimedOn: '2026-11-20' } },
    remarks: [{ tip, insider }],
  } as unknown as Reward)

describe('an opening that needs a second person', () => {
  it('opens nothing before another agreed, whatever message comes', async () => {
    const id = await ask()
    expect(await answer()).toBe('waits')
    expect(await ctx.passing.read(`opened#${id}`)).toBeUndefined()
    await agree(id)
    expect(await openIdentity(ctx, { opening: id })).toBe('already')
    expect(await readOpening(ctx, keeper(), id)).toMatchObject({
      state: 'agreed',
      next: 'open',
      fields: null,
    })
    await openAgreed(ctx, keeper(), id)
    expect(await answer()).toBe('opened')
    expect((await readOpening(ctx, keeper(), id)).fields).toMatchObject({ phone: PHONE })
  })

  it('is not agreed to by who asked, nor declined, and the try is written down', async () => {
    const id = await ask()
    expect(await codes(() => agree(id, keeper()))).toEqual(['staff.same_person'])
    const declines = () => answerRequest(ctx, keeper(), id, { answer: 'decline', reason: REASON })
    expect(await codes(declines)).toEqual(['staff.same_person'])
    expect(records().at(-1)).toMatchObject({ by: 'staff:keeper', outcome: 'staff.same_person' })
    expect((await readOpening(ctx, keeper(), id)).next).toBeNull()
    expect((await opening(id)).status).toBe('asked')
  })

  it.each([
    ['the head', () => person('head', 'h'), 'staff.denied'],
    ['a custodian of another town', () => person('custodian', 'x', '12'), 'staff.unknown'],
    ['who proved it too long ago', () => ({ ...second(), provenAt: '2026-11-19T00:00:00Z' }), 'staff.prove'],
    ['who never proved it', () => ({ ...second(), provenAt: null }), 'staff.prove'],
  ])('is not agreed to by %s', async (_, actor, code) => {
    const id = await ask()
    expect(await codes(() => agree(id, actor()))).toEqual([code])
    expect((await opening(id)).status).toBe('asked')
  })

  it('is not agreed to by one who handled or checked the case', async () => {
    const id = await ask()
    for (const role of ['handlers', 'checkers'] as const) {
      await leave(`case#${caseNo}`, { handlers: [], checkers: [], [role]: ['staff:second'] } as Partial<Case>)
      expect(await codes(() => agree(id))).toEqual(['staff.same_person'])
    }
  })

  it('may be agreed to by an auditor of the place, who is shown the reason and never the identity', async () => {
    const id = await ask()
    const auditor = person('auditor', 'auditor')
    expect(await readOpening(ctx, auditor, id)).toMatchObject({ next: 'answer', reason: REASON })
    await agree(id, auditor)
    await openAgreed(ctx, keeper(), id)
    await answer()
    expect(await readOpening(ctx, auditor, id)).toMatchObject({ state: 'shown', fields: null, next: null })
    expect(await opening(id)).toMatchObject({ answeredBy: 'staff:auditor' })
  })

  it('is opened by nobody but who asked, though another may agree', async () => {
    const id = await ask()
    await agree(id)
    expect(await codes(() => openAgreed(ctx, second(), id))).toEqual(['identity.others'])
    expect(await codes(() => openAgreed(ctx, { ...keeper(), provenAt: null }, id))).toEqual(['staff.prove'])
    expect((await opening(id)).status).toBe('agreed')
  })

  it('is not opened without an answer, nor answered twice', async () => {
    const id = await ask()
    expect(await codes(() => openAgreed(ctx, keeper(), id))).toEqual(['command.wrong_state'])
    await agree(id)
    expect(await codes(() => agree(id, person('custodian', 'third')))).toEqual(['command.wrong_state'])
    await openAgreed(ctx, keeper(), id)
    expect(await codes(() => openAgreed(ctx, keeper(), id))).toEqual(['command.wrong_state'])
  })

  it('is over when it is declined, with the reason for who asked, which stands in clear nowhere', async () => {
    const id = await ask()
    const no = '举报人没有要求联系，理由不足'
    expect(
      await codes(() => answerRequest(ctx, second(), id, { answer: 'decline', reason: '不行' })),
    ).toEqual(['identity.reason_missing'])
    await answerRequest(ctx, second(), id, { answer: 'decline', reason: no })
    expect(await readOpening(ctx, keeper(), id)).toMatchObject({
      state: 'declined',
      declined: no,
      next: null,
    })
    expect(await codes(() => openAgreed(ctx, keeper(), id))).toEqual(['command.wrong_state'])
    expect(await openIdentity(ctx, { opening: id })).toBe('already')
    expect(await totals()).toEqual({ asked: 1, agreed: 0, declined: 1, lapsed: 0, opened: 0 })
    const events = await ctx.ledger.events(openingStream(id))
    expect(JSON.stringify([events, ctx.ledger.streams()])).not.toContain(no)
  })

  it('lapses after its days, agreed to or not, is counted once, and cannot be answered or opened any more', async () => {
    const [waits, agreed] = [await ask(), await ask()]
    await agree(agreed)
    later(3 * DAY)
    await sweep(ctx)
    expect([(await opening(waits)).status, (await opening(agreed)).status]).toEqual(['asked', 'agreed'])
    later(DAY)
    expect(await codes(() => agree(waits))).toEqual(['identity.lapsed'])
    expect(await codes(() => openAgreed(ctx, keeper(), agreed))).toEqual(['identity.lapsed'])
    expect(await readOpening(ctx, keeper(), agreed)).toMatchObject({ state: 'lapsed', next: null })
    expect((await sweep(ctx)).lapsed).toBe(2)
    expect((await sweep(ctx)).lapsed).toBe(0)
    expect((await opening(waits)).status).toBe('lapsed')
    expect(await totals()).toEqual({ asked: 2, agreed: 1, declined: 0, lapsed: 2, opened: 0 })
  })

  it('stands on the list of other custodians of the place, not of another', async () => {
    const id = await ask()
    await deliverAll(ctx)
    expect((await listOpenings(ctx, second())).map((line) => line.id)).toEqual([id])
    expect(await listOpenings(ctx, person('custodian', 'x', '12'))).toEqual([])
    expect(await listOpenings(ctx, person('head', 'h'))).toEqual([])
  })

  it('is agreed to once by two at the same moment', async () => {
    const id = await ask()
    const both = await Promise.all(
      ['p', 'q'].map((name) => codes(() => agree(id, person('custodian', name)))),
    )
    expect(both.flat()).toEqual(['command.wrong_state'])
    expect((await totals())?.agreed).toBe(1)
  })
})

describe('an opening to pay a reward', () => {
  it('is done by one custodian alone once the reward was claimed', async () => {
    await claimed()
    await ctx.vault.keep(`claim-${tip}`, 'identity', { name: '张三', identity: '11010519491231002X' })
    const id = await ask({ purpose: 'pay', field: 'claim' })
    expect((await opening(id)).status).toBe('cleared')
    expect(await answer()).toBe('opened')
    expect((await readOpening(ctx, keeper(), id)).fields).toMatchObject({ name: '张三' })
    expect(await codes(() => readOpening(ctx, second(), id))).toEqual(['staff.denied'])
    expect(await totals()).toEqual({ asked: 1, agreed: 0, declined: 0, lapsed: 0, opened: 1 })
  })

  it('is no pretext: without a claimed reward, or for the contact, it is refused', async () => {
    expect(await codes(() => ask({ purpose: 'pay', field: 'claim' }))).toEqual(['identity.not_claimed'])
    await claimed()
    expect(await codes(() => ask({ purpose: 'pay', field: 'contact' }))).toEqual(['identity.not_claimed'])
    expect(ctx.openings.sent()).toEqual([])
  })

  it.each([
    ['who complains of an official', () => leave(tipStream(tip), { against: '11' } as Partial<Tip>), false],
    ['who is an insider', () => claimed(true), true],
  ])('needs a second person all the same for one %s', async (_, happens, isClaimed) => {
    if (!isClaimed) await claimed()
    await happens()
    const id = await ask({ purpose: 'pay', field: 'claim' })
    expect((await opening(id)).status).toBe('asked')
    expect(await answer()).toBe('waits')
  })
})

describe('the rule of the second person', () => {
  const nobody = { complains: false, insider: false }

  it('asks for one for everything but paying', () => {
    const rule = secondPersonRule('gaochang', '2026-11-20')
    expect(openingPurposes.filter((purpose) => !needsSecond(rule, purpose, nobody))).toEqual(['pay'])
  })

  it('is that of the place and the day, and before the first nothing may be opened', () => {
    const row = { jurisdiction: '*', validFrom: '2026-01-01', alone: [], lapseDays: 3 }
    const own = { ...row, jurisdiction: 'gaochang', validFrom: '2026-06-01', alone: ['pay' as const] }
    expect(secondPersonRule('gaochang', '2026-05-31', [row, own])).toBe(row)
    expect(secondPersonRule('gaochang', '2026-06-01', [row, own])).toBe(own)
    expect(secondPersonRule('yanbian', '2026-06-01', [row, own])).toBe(row)
    expect(() => secondPersonRule('gaochang', '2025-12-31', [row])).toThrow()
  })

  it('never leaves a protected reporter to one person', () => {
    const rule = { jurisdiction: '*', validFrom: '2026-01-01', alone: openingPurposes, lapseDays: 3 }
    for (const purpose of openingPurposes) {
      expect(needsSecond(rule, purpose, nobody)).toBe(false)
      expect(needsSecond(rule, purpose, { ...nobody, complains: true })).toBe(true)
      expect(needsSecond(rule, purpose, { ...nobody, insider: true })).toBe(true)
    }
  })
})

it('who asks and who answered are told by name: nobody agrees to what a number asks for', async () => {
  const asking = await joinedActor(ctx, '沈某', right('custodian', '1'))
  const agreeing = await joinedActor(ctx, '韩某', right('custodian', '1'))
  const id = await ask({}, asking)
  await deliverAll(ctx)
  expect(await listOpenings(ctx, agreeing)).toMatchObject([{ id, person: '沈某' }])
  expect(await readOpening(ctx, agreeing, id)).toMatchObject({ person: '沈某', second: null })
  await agree(id, agreeing)
  expect(await readOpening(ctx, asking, id)).toMatchObject({ person: '沈某', second: '韩某' })
})
