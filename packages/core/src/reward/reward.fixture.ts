import { type Case, caseStream } from '../case/case.ts'
import { type MemoryContext, memoryContext } from '../testing/town.ts'
import { joinedWait, tipStream } from '../tip/tip.ts'
import type { Applicant, Finding, Remark } from './reward.ts'

export const caseNo = 'C26-K7Q3A-9FXRB'

/** Everything in order: in remit, true, a penalty served, nothing known before. */
export const finding: Finding = {
  inRemit: true,
  verdict: 'true',
  penaltyServedOn: '2026-11-10',
  policeOn: null,
  items: ['2'],
  fine: null,
  known: [],
  paidElsewhere: false,
}

export const remark = (tip: string, said: Partial<Remark> = {}): Remark => ({
  tip,
  excluded: null,
  insider: false,
  moreThanKnown: false,
  contained: false,
  contribution: null,
  ...said,
})

/** The nth tip, registered n minutes after ten o'clock in Beijing on 1 November. */
export const applicant = (n: number, said: Partial<Applicant> = {}): Applicant => ({
  tip: `T26-AAAAA-AAA${String(n).padStart(2, '0')}`,
  registeredAt: new Date(Date.parse('2026-11-01T02:00:00Z') + n * 60_000).toISOString(),
  channel: 'web',
  withdrawn: false,
  staff: false,
  ...said,
})

/** A case as it stands when it was checked, closed and published: verified, with a penalty. */
export const closedCase = {
  no: caseNo,
  tip: null,
  origin: 'tip',
  category: 'odour',
  jurisdiction: 'gaochang',
  scheme: 'town-2026',
  cells: ['1', '11', '111'],
  shown: ['1', '11', '111'],
  unit: '111',
  against: null,
  site: null,
  stage: 'closed',
  receivedAt: '2026-11-01T02:01:00.000Z',
  closedAt: '2026-11-12T02:00:00.000Z',
  handlers: ['staff:handler'],
  checkers: ['staff:checker'],
  transfer: null,
  passed: [],
  team: null,
  lookBack: null,
  review: null,
  escalated: [],
  questions: [],
  referral: null,
  merges: [],
  mergedInto: null,
  partOf: null,
  outcome: {
    verdict: 'true',
    measures: ['fine'],
    penaltyNo: '高环罚〔2026〕12号',
    published: { at: '2026-11-13T02:00:00.000Z', by: 'staff:publisher', text: '', before: [], after: [] },
  },
} as unknown as Case

/** Leaves the case of the fixture in another state, as deeds on it would. */
export async function changeCase(ctx: Pick<MemoryContext, 'ledger'>, change: object): Promise<void> {
  const head = await ctx.ledger.head(caseStream(caseNo))
  await ctx.ledger.append({
    at: '2026-11-14T03:00:00.000Z',
    by: 'test',
    streams: [
      {
        stream: caseStream(caseNo),
        after: head?.seq ?? 0,
        events: [{ type: 'case.noted', data: {} }],
        state: { ...(head?.state as object), ...change },
      },
    ],
  })
}

/** A place in memory with a measure in force, and one case with these tips: the first opened it, the others joined. */
export async function rewardedTown(applicants: readonly Applicant[], jurisdiction = 'gaochang') {
  const ctx = { ...memoryContext(), jurisdiction }
  const heads = applicants.map(({ tip, registeredAt, channel }, i) => ({
    stream: tipStream(tip),
    after: 0,
    events: [{ type: 'tip.received', data: {} }],
    state: {
      no: tip,
      receivedAt: registeredAt,
      channel,
      wish: 'reward',
      status: 'assigned',
      case: caseNo,
      vault: null,
    },
    ...(i > 0 && { waiting: joinedWait(caseNo) }),
  }))
  await ctx.ledger.append({
    at: '2026-11-01T03:00:00.000Z',
    by: 'test',
    streams: [
      ...heads,
      {
        stream: `case#${caseNo}`,
        after: 0,
        events: [{ type: 'case.opened', data: {} }],
        state: { ...closedCase, tip: applicants[0]?.tip ?? '' },
      },
    ],
  })
  return ctx
}
