import { describe, expect, test } from 'vitest'
import type { Actor } from '../command.ts'
import { issuesOf } from '../testing/issues.ts'
import { stateOf } from '../testing/town.ts'
import { deriveReceipt, verifierOf, writeReceipt } from '../tip/receipt.ts'
import { appealReward, settleAppeal } from './appeal.ts'
import { approveReward, returnReward } from './approve.ts'
import { claimReward } from './claim.ts'
import { expireReward, openRewards } from './expire.ts'
import { listStaff } from './list-staff.ts'
import { payReward } from './pay.ts'
import { proposeReward } from './propose.ts'
import { publishRewards } from './publish.ts'
import { readRewards } from './read-statistics.ts'
import { applicant, caseNo, finding, rewardedTown } from './reward.fixture.ts'
import { type Reward, rewardStream } from './reward.ts'
import { yearStream } from './year.ts'

const person = (name: string): Actor => ({ role: 'operator', name })
const [anna, bert, carl] = [person('anna'), person('bert'), person('carl')] as [Actor, Actor, Actor]
const citizen: Actor = { role: 'public', name: 'public' }
const [first, second] = [applicant(1), applicant(2)]

const town = () => rewardedTown([first, second])
type Town = Awaited<ReturnType<typeof town>>

const propose = (ctx: Town, actor = anna, change = {}) =>
  proposeReward(ctx, actor, { case: caseNo, finding: { ...finding, ...change } })
const rewardOf = (ctx: Town) => stateOf<Reward>(ctx, rewardStream(caseNo))
async function decided() {
  const ctx = await town()
  await propose(ctx)
  await approveReward(ctx, bert, caseNo)
  return ctx
}

/** A receipt as the reporter of a tip holds it. */
async function receiptOf(ctx: Town, tip: string) {
  const receipt = deriveReceipt(ctx.keys, `key of ${tip}`, 0)
  await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: 'test',
    streams: [],
    receipt: { locator: receipt.locator, value: { tip, verifier: verifierOf(ctx.keys, receipt) } },
  })
  return writeReceipt(receipt)
}

const claim = async (ctx: Town, tip = first.tip, identity = '11010519491231002X') =>
  claimReward(ctx, citizen, {
    receipt: await receiptOf(ctx, tip),
    name: '张三',
    identity,
    method: 'bank',
    account: '6222000000000000000',
  })

describe('two persons', () => {
  test('who proposed cannot approve, who approved cannot pay', async () => {
    const ctx = await town()
    await propose(ctx)
    expect(await issuesOf(() => approveReward(ctx, anna, caseNo))).toEqual([{ code: 'reward.same_person' }])
    await approveReward(ctx, bert, caseNo)
    await claim(ctx)
    expect(await issuesOf(() => payReward(ctx, bert, { case: caseNo, tip: first.tip }))).toEqual([
      { code: 'reward.same_person' },
    ])
    await payReward(ctx, carl, { case: caseNo, tip: first.tip })
    const reward = await rewardOf(ctx)
    expect(reward.status === 'decided' && reward.shares[first.tip]).toMatchObject({
      status: 'paid',
      fen: 100_000,
    })
  })

  test('a returned proposal may be made again, an approved one not', async () => {
    const ctx = await town()
    await propose(ctx)
    expect(await issuesOf(() => propose(ctx))).toEqual([{ code: 'command.wrong_state' }])
    await returnReward(ctx, bert, caseNo, { reason: '金额的依据没有写明' })
    await propose(ctx, anna, { items: ['3'] })
    await approveReward(ctx, bert, caseNo)
    expect(await issuesOf(() => propose(ctx))).toEqual([{ code: 'command.wrong_state' }])
    expect((await rewardOf(ctx)).decision.awards).toEqual([{ tip: first.tip, fen: 150_000 }])
  })

  test('citizens and the system decide nothing', async () => {
    const ctx = await town()
    expect(await issuesOf(() => propose(ctx, citizen))).toEqual([{ code: 'command.not_allowed' }])
  })
})

describe('the budget of a year', () => {
  test('is booked with the approval and never exceeded', async () => {
    const ctx = await decided()
    const books = await stateOf<{ approved: number }>(ctx, yearStream('gaochang', '2026'))
    expect(books.approved).toBe(100_000)
    const poor = await town()
    await poor.ledger.append({
      at: poor.now().toISOString(),
      by: 'test',
      streams: [
        {
          stream: yearStream('gaochang', '2026'),
          after: 0,
          events: [{ type: 'rewards.approved', data: {} }],
          state: {
            status: 'open',
            jurisdiction: 'gaochang',
            year: '2026',
            approved: 19_950_000,
            expired: 0,
            months: {},
          },
        },
      ],
    })
    await propose(poor)
    expect(await issuesOf(() => approveReward(poor, bert, caseNo))).toEqual([{ code: 'reward.over_budget' }])
    expect((await rewardOf(poor)).status).toBe('proposed')
  })
})

describe('claiming', () => {
  test('puts identity and account into the vault, and nothing of them anywhere else', async () => {
    const ctx = await decided()
    await claim(ctx)
    expect(await ctx.vault.open(`claim-${first.tip}`, 'identity')).toEqual({
      name: '张三',
      identity: '11010519491231002X',
    })
    const kept = JSON.stringify([ctx.ledger.streams(), await ctx.ledger.events(rewardStream(caseNo))])
    expect(kept).not.toMatch(/张三|11010519491231002X|6222/)
  })

  test('is refused to one who was refused, twice, and after its last day', async () => {
    const ctx = await decided()
    expect(await issuesOf(() => claim(ctx, second.tip))).toEqual([{ code: 'reward.not_offered' }])
    ctx.time.now = new Date('2026-12-12T02:00:00Z')
    expect(await issuesOf(() => claim(ctx))).toEqual([{ code: 'reward.claim_over' }])
    expect(ctx.vault.names()).toEqual([])
  })

  test('one person claims once for a case, however many tips', async () => {
    const phones = [applicant(1, { channel: 'phone' }), applicant(2, { channel: 'phone' })]
    const ctx = await rewardedTown(phones)
    await propose(ctx)
    await approveReward(ctx, bert, caseNo)
    await claim(ctx, phones[0]?.tip)
    expect(await issuesOf(() => claim(ctx, phones[1]?.tip))).toEqual([{ code: 'reward.claimed_already' }])
    const reward = await rewardOf(ctx)
    expect(reward.status === 'decided' && reward.shares[phones[1]?.tip ?? '']?.status).toBe('offered')
  })

  test('nobody of the staff register claims, until taken off it', async () => {
    const ctx = await decided()
    const who = { kind: 'identity', value: '11010519491231002X' } as const
    await listStaff(ctx, anna, { ...who, listed: true })
    expect(await issuesOf(() => claim(ctx))).toEqual([{ code: 'reward.staff' }])
    await listStaff(ctx, anna, { ...who, listed: false })
    await claim(ctx)
  })

  test('a wrong identity number is said at its field', async () => {
    const ctx = await decided()
    expect(await issuesOf(() => claim(ctx, first.tip, '110105194912310021'))).toEqual([
      { code: 'reward.identity_invalid', field: 'identity' },
    ])
  })
})

test('what nobody claims is waived and goes back to the budget, once', async () => {
  const ctx = await decided()
  const [stream = ''] = await openRewards(ctx, 10)
  expect(await expireReward(ctx, stream)).toBe('open')
  ctx.time.now = new Date('2026-12-12T02:00:00Z')
  expect(await expireReward(ctx, stream)).toBe('expired')
  expect(await expireReward(ctx, stream)).toBe('open')
  expect(await openRewards(ctx, 10)).toEqual([])
  const books = await stateOf<{ approved: number; expired: number }>(ctx, yearStream('gaochang', '2026'))
  expect(books).toMatchObject({ approved: 100_000, expired: 100_000 })
})

describe('an appeal', () => {
  const text = '我比他早一天打过电话'
  const appeal = async (ctx: Town, tip: string) =>
    appealReward(ctx, citizen, { receipt: await receiptOf(ctx, tip), text })

  test('is made once by one who was refused, lies sealed, and is settled by a third person', async () => {
    const ctx = await decided()
    expect(await issuesOf(() => appeal(ctx, first.tip))).toEqual([{ code: 'reward.not_refused' }])
    await appeal(ctx, second.tip)
    expect(JSON.stringify(await ctx.ledger.events(rewardStream(caseNo)))).not.toContain(text)
    const settle = (actor: Actor, upheld = true) =>
      settleAppeal(ctx, actor, { case: caseNo, tip: second.tip, upheld })
    expect(await issuesOf(() => settle(anna))).toEqual([{ code: 'reward.same_person' }])
    expect(await issuesOf(() => settle(bert))).toEqual([{ code: 'reward.same_person' }])
    await settle(carl)
    const reward = await rewardOf(ctx)
    expect(reward.status === 'decided' && reward.shares[second.tip]).toEqual({
      status: 'upheld',
      reason: 'not-first',
    })
  })

  test('that is granted takes the decision back, unless somebody has claimed', async () => {
    const ctx = await decided()
    await appeal(ctx, second.tip)
    await settleAppeal(ctx, carl, { case: caseNo, tip: second.tip, upheld: false })
    expect((await rewardOf(ctx)).status).toBe('returned')
  })

  test('comes too late after its last day', async () => {
    const ctx = await decided()
    ctx.time.now = new Date('2026-12-21T02:00:00Z')
    expect(await issuesOf(() => appeal(ctx, second.tip))).toEqual([{ code: 'reward.appeal_over' }])
  })
})

test('statistics show nothing while so few were rewarded that they could name one', async () => {
  const ctx = await decided()
  const head = await ctx.ledger.head(yearStream('gaochang', '2026'))
  if (!head) throw new Error('the year is booked')
  await publishRewards(ctx, head)
  expect(await readRewards(ctx, '2026')).toEqual({ year: '2026', n: 0, fen: 0, months: [] })
  const many = {
    '2026-10': { 1: { n: 5, fen: 250_000 } },
    '2026-11': { 1: { n: 6, fen: 300_000 }, 2: { n: 1, fen: 100_000 } },
  }
  await publishRewards(ctx, { ...head, seq: 9, state: { ...(head.state as object), months: many } })
  expect(await readRewards(ctx, '2026')).toEqual({
    year: '2026',
    n: 12,
    fen: 650_000,
    months: [
      { month: '2026-11', tiers: null },
      { month: '2026-10', tiers: [{ tier: '1', n: 5, fen: 250_000 }] },
    ],
  })
})
