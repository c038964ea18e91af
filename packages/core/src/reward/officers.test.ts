import { beforeEach, describe, expect, test } from 'vitest'
import { caseStream } from '../case/case.ts'
import { workEntries } from '../case/work-list.ts'
import { issuesOf } from '../testing/issues.ts'
import { staffActor } from '../testing/staff.ts'
import { deliverAll, settle, stateOf, townScheme } from '../testing/town.ts'
import { deriveReceipt, verifierOf, writeReceipt } from '../tip/receipt.ts'
import { appealReward, settleAppeal } from './appeal.ts'
import { approveReward, returnReward } from './approve.ts'
import { claimReward } from './claim.ts'
import { exportPayouts } from './export-payouts.ts'
import { listRewards } from './list-rewards.ts'
import { listStaff } from './list-staff.ts'
import { payReward } from './pay.ts'
import { proposeReward } from './propose.ts'
import { readRewardCase } from './read-reward-case.ts'
import { applicant, caseNo, changeCase, closedCase, rewardedTown } from './reward.fixture.ts'
import { type Reward, rewardStream } from './reward.ts'
import { yearStream } from './year.ts'

const proven = { provenAt: '2026-11-20T02:30:00.000Z' }
const officer = (name: string, cell = '1') => staffActor({ role: 'reward', cell }, name, proven)
const [anna, bert, carl] = [officer('anna'), officer('bert'), officer('carl')]
const auditor = staffActor({ role: 'auditor', cell: '1' }, 'auditor', proven)
const [first, second] = [applicant(1), applicant(2)]

/** What an officer types: no verdict, no police. */
const said = {
  inRemit: true,
  penaltyServedOn: '2026-11-10',
  items: ['2'],
  fine: null,
  paidElsewhere: false,
  knownCases: [] as string[],
  known: [],
}

let ctx: Awaited<ReturnType<typeof rewardedTown>>
beforeEach(async () => {
  ctx = await rewardedTown([first, second])
  await settle(ctx, { ...townScheme, jurisdiction: 'gaochang' })
})

const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)
const propose = (actor = anna, change = {}) =>
  proposeReward(ctx, actor, { case: caseNo, finding: { ...said, ...change } })
const rewardOf = () => stateOf<Reward>(ctx, rewardStream(caseNo))
const nothingStands = async () => expect(await ctx.ledger.head(rewardStream(caseNo))).toBeUndefined()

async function receiptOf(tip: string) {
  const receipt = deriveReceipt(ctx.keys, `key of ${tip}`, 0)
  const value = { tip, verifier: verifierOf(ctx.keys, receipt) }
  const kept = { locator: receipt.locator, value }
  await ctx.ledger.append({ at: ctx.now().toISOString(), by: 'test', streams: [], receipt: kept })
  return writeReceipt(receipt)
}
const claim = async () =>
  claimReward(
    ctx,
    { role: 'public', name: 'public' },
    {
      receipt: await receiptOf(first.tip),
      name: '张三',
      identity: '11010519491231002X',
      method: 'bank',
      account: '6222000000000000000',
    },
  )

describe('what a reward rests on', () => {
  test('is taken from the case: verdict, penalty and police are nobody’s to type', async () => {
    await changeCase(ctx, { referral: { to: 'police', on: '2026-11-09' } })
    await propose()
    expect((await rewardOf()).finding).toMatchObject({ verdict: 'true', policeOn: '2026-11-09' })
    expect(await codes(() => propose(bert, { verdict: 'true' }))).not.toEqual([])
    expect(await codes(() => propose(bert, { policeOn: '2026-11-09' }))).not.toEqual([])
  })

  test('a day of service needs a penalty decision in the case', async () => {
    await changeCase(ctx, { outcome: { ...closedCase.outcome, penaltyNo: null } })
    expect(await codes(() => propose())).toEqual(['reward.penalty_unknown'])
    await propose(anna, { penaltyServedOn: null })
    expect((await rewardOf()).decision.refused.map(({ reason }) => reason)).toEqual([
      'no-penalty',
      'no-penalty',
    ])
  })

  test.each([
    ['is still handled', { stage: 'penalty', outcome: null }],
    ['is not verified', { outcome: { ...closedCase.outcome, verdict: 'untrue' } }],
    ['is reviewed', { stage: 'reviewing' }],
  ])('nothing is proposed while the case %s', async (_, change) => {
    await changeCase(ctx, change)
    expect(await codes(() => propose())).toEqual(['reward.not_closed'])
    await nothingStands()
  })

  test('a proposal whose case was reopened meanwhile is not approved', async () => {
    await propose()
    await changeCase(ctx, { stage: 'reviewing' })
    expect(await codes(() => approveReward(ctx, bert, caseNo))).toEqual(['reward.not_closed'])
    expect((await rewardOf()).status).toBe('proposed')
  })
})

describe('what was known before', () => {
  const other = async (no: string, change: object) => {
    const state = { ...closedCase, no, queues: [`cell#111`], tip: null, ...change }
    const opened = { type: 'case.opened', data: {} }
    await ctx.ledger.append({
      at: '2026-10-01T03:00:00.000Z',
      by: 'test',
      streams: [{ stream: caseStream(no), after: 0, events: [opened], state }],
    })
    for (const entry of workEntries(state as never, 1)) await ctx.board.put({ ...entry, queue: 'cell#111' })
  }
  const open = { stage: 'rectifying', outcome: null, closedAt: null, clocks: [], due: null }

  test('is found among open cases of the same place and kind, by their origin, the oldest first', async () => {
    await other('C26-BBBBB-BBBBB', { ...open, receivedAt: '2026-10-20T02:00:00Z' })
    await other('C26-CCCCC-CCCCC', { ...open, origin: 'patrol', receivedAt: '2026-10-02T02:00:00Z' })
    await other('C26-DDDDD-DDDDD', { ...open, receivedAt: '2026-11-02T02:00:00Z' })
    await other('C26-EEEEE-EEEEE', { ...open, category: 'noise', receivedAt: '2026-10-02T02:00:00Z' })
    await other('C26-FFFFF-FFFFF', { ...open, cells: ['1', '12', '121'], receivedAt: '2026-10-02T02:00:00Z' })
    await other('C26-GGGGG-GGGGG', { closedAt: '2026-10-30T02:00:00Z', receivedAt: '2026-10-02T02:00:00Z' })
    const { known } = await readRewardCase(ctx, anna, caseNo)
    expect(known.map(({ record, register }) => [record, register])).toEqual([
      ['C26-CCCCC-CCCCC', 'inspection'],
      ['C26-BBBBB-BBBBB', 'open-case'],
    ])
    await propose(anna, { knownCases: ['C26-BBBBB-BBBBB'] })
    const { finding, decision } = await rewardOf()
    expect(finding?.known).toEqual([
      { register: 'open-case', at: '2026-10-20T02:00:00Z', record: 'C26-BBBBB-BBBBB' },
    ])
    expect(decision.refused.map(({ reason }) => reason)).toEqual(['known-before', 'known-before'])
  })

  test.each(['C26-DDDDD-DDDDD', 'C26-GGGGG-GGGGG', caseNo, 'C26-ZZZZZ-ZZZZZ', 'a record'])(
    'is not proved by %s',
    async (no) => {
      await other('C26-DDDDD-DDDDD', { ...open, receivedAt: '2026-11-02T02:00:00Z' })
      await other('C26-GGGGG-GGGGG', { closedAt: '2026-10-30T02:00:00Z', receivedAt: '2026-10-02T02:00:00Z' })
      expect(await codes(() => propose(anna, { knownCases: [no] }))).toEqual(['reward.known_not_before'])
      await nothingStands()
    },
  )
})

describe('who proposes, approves and pays', () => {
  test('are three whom the policy lets, none of whom handled or checked the case (T22)', async () => {
    for (const name of ['handler', 'checker'])
      expect(await codes(() => propose(officer(name)))).toEqual(['staff.same_person'])
    await propose(anna)
    expect(await codes(() => approveReward(ctx, anna, caseNo))).toEqual(['staff.same_person'])
    for (const name of ['handler', 'checker'])
      expect(await codes(() => approveReward(ctx, officer(name), caseNo))).toEqual(['staff.same_person'])
    await approveReward(ctx, bert, caseNo)
    await claim()
    for (const actor of [bert, officer('handler'), officer('checker')])
      expect(await codes(() => payReward(ctx, actor, { case: caseNo, tip: first.tip }))).toEqual([
        'staff.same_person',
      ])
    await payReward(ctx, carl, { case: caseNo, tip: first.tip })
    const reward = await rewardOf()
    expect(reward.status === 'decided' && reward.shares[first.tip]?.status).toBe('paid')
  })

  test.each([
    ['a head', staffActor({ role: 'head', cell: '1' }, 'h', proven), 'staff.denied'],
    ['a custodian', staffActor({ role: 'custodian', cell: '1' }, 'c', proven), 'staff.denied'],
    ['an auditor', auditor, 'staff.denied'],
    ['an officer of another town', officer('x', '12'), 'staff.unknown'],
    ['an officer without a second factor', { ...anna, provenAt: null }, 'staff.prove'],
  ])('%s proposes nothing', async (_, actor, code) => {
    expect(await codes(() => propose(actor))).toEqual([code])
    await nothingStands()
  })

  test('no reward is paid before the outcome is public (T22)', async () => {
    await changeCase(ctx, { outcome: { ...closedCase.outcome, published: null } })
    await propose()
    await approveReward(ctx, bert, caseNo)
    await claim()
    expect(await codes(() => payReward(ctx, carl, { case: caseNo, tip: first.tip }))).toEqual([
      'reward.outcome_unpublished',
    ])
    const reward = await rewardOf()
    expect(reward.status === 'decided' && reward.shares[first.tip]?.status).toBe('claimed')
  })

  test('a proposal that was made anew since the page was opened is not approved by mistake', async () => {
    await propose()
    const { seq } = await readRewardCase(ctx, bert, caseNo)
    await returnReward(ctx, carl, caseNo, { reason: '金额的依据没有写明' })
    await propose(anna, { items: ['6'] })
    expect(await codes(() => approveReward(ctx, bert, caseNo, { seq }))).toEqual(['reward.stale'])
    expect((await rewardOf()).status).toBe('proposed')
    const { words } = await readRewardCase(ctx, bert, caseNo)
    expect(words).toMatchObject([{ tip: null, text: '金额的依据没有写明' }])
  })

  test('sending back needs a reason', async () => {
    await propose()
    expect(await codes(() => returnReward(ctx, bert, caseNo, { reason: ' ' }))).toEqual([
      'case.reason_missing',
    ])
  })

  test('beyond the budget of the year nothing is approved', async () => {
    const state = { status: 'open', jurisdiction: 'gaochang', year: '2026', months: {}, expired: 0 }
    const full = { stream: yearStream('gaochang', '2026'), after: 0, events: [{ type: 't', data: {} }] }
    const books = { ...full, state: { ...state, approved: 19_950_000 } }
    await ctx.ledger.append({ at: ctx.now().toISOString(), by: 'test', streams: [books] })
    await propose()
    expect((await readRewardCase(ctx, bert, caseNo)).left).toBe(50_000)
    expect(await codes(() => approveReward(ctx, bert, caseNo))).toEqual(['reward.over_budget'])
    expect((await rewardOf()).status).toBe('proposed')
  })

  test('an appeal is settled by an officer who neither proposed nor approved', async () => {
    await propose()
    await approveReward(ctx, bert, caseNo)
    const receipt = await receiptOf(second.tip)
    await appealReward(ctx, { role: 'public', name: 'public' }, { receipt, text: '我比他早一天打过电话' })
    const settled = { case: caseNo, tip: second.tip, upheld: true }
    expect(await codes(() => settleAppeal(ctx, anna, settled))).toEqual(['staff.same_person'])
    expect(await codes(() => settleAppeal(ctx, bert, settled))).toEqual(['reward.same_person'])
    expect((await readRewardCase(ctx, carl, caseNo)).words[0]).toMatchObject({ tip: second.tip })
    await settleAppeal(ctx, carl, settled)
  })

  test('the register of those who get nothing is kept by an officer of the whole alone', async () => {
    const who = { kind: 'phone', value: '13800138000', listed: true } as const
    expect(await codes(() => listStaff(ctx, officer('x', '11'), who))).toEqual(['staff.unknown'])
    await listStaff(ctx, anna, who)
  })
})

describe('the lists', () => {
  test('tell an officer what stands to be done, and a case that was decided no more', async () => {
    const at = (actor = anna) => listRewards(ctx, actor)
    const state = { ...closedCase, queues: ['reward#1'], clocks: [], due: null, urge: null, recurrence: 0 }
    for (const entry of workEntries(state as never, 1)) await ctx.board.put(entry)
    expect((await at()).undecided.map(({ no }) => no)).toEqual([caseNo])
    expect((await at(officer('x', '12'))).undecided).toEqual([])
    await propose()
    await deliverRewards()
    expect(await at()).toMatchObject({ undecided: [], tasks: [{ no: caseNo, task: 'approve' }] })
    await approveReward(ctx, bert, caseNo)
    await deliverRewards()
    expect((await at()).tasks).toEqual([])
    await claim()
    await deliverRewards()
    expect((await at()).tasks).toMatchObject([{ no: caseNo, task: 'pay' }])
  })

  test('the list of payouts names cases, amounts and entries, and nobody', async () => {
    await propose()
    await approveReward(ctx, bert, caseNo)
    await claim()
    await deliverRewards()
    const payouts = await exportPayouts(ctx, carl)
    expect(payouts).toMatchObject([
      { case: caseNo, tip: first.tip, fen: 100_000, entry: `claim-${first.tip}` },
    ])
    expect(JSON.stringify(payouts)).not.toMatch(/张三|11010519491231002X|6222/)
    expect(await codes(() => exportPayouts(ctx, { ...carl, provenAt: null }))).toEqual(['staff.prove'])
    expect(await codes(() => exportPayouts(ctx, auditor))).toEqual(['staff.denied'])
  })

  const deliverRewards = async () => {
    const heads = ctx.ledger.streams().filter(({ stream }) => stream.startsWith('reward#'))
    expect(heads).toHaveLength(1)
    await deliverAll({ ...ctx, ledger: { ...ctx.ledger, streams: () => heads } })
  }
})

test('no word of a report and nothing of who reported is told to a reward officer (C5, T6)', async () => {
  const told = JSON.stringify(await readRewardCase(ctx, anna, caseNo))
  expect(told).toContain(first.tip)
  for (const field of ['description', 'point', 'phone', 'contact', 'vault', 'evidence'])
    expect(told).not.toContain(`"${field}":`)
})
