import { memoryContext } from '../testing/town.ts'
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
        state: { no: caseNo, tip: applicants[0]?.tip ?? '' },
      },
    ],
  })
  return ctx
}
