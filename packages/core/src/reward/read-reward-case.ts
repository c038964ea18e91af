import type { CellRef } from '@wangge/grid'
import { dayOf } from '../calendar/calendar.ts'
import { type Case, caseStream } from '../case/case.ts'
import { landOf } from '../case/land.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { unseal } from '../seal.ts'
import { type Action, authorize, type Denial } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { applicantsOf } from './applicants.ts'
import { type KnownCase, knownBefore } from './known-before.ts'
import { rewardResource } from './permit-reward.ts'
import type { Applicant, Fen, Reward, RewardScheme } from './reward.ts'
import { rewardStream } from './reward.ts'
import { rewardScheme } from './scheme.ts'
import { type RewardYear, yearStream } from './year.ts'

/** What a person may do: null where they may, else why not. */
export type RewardRights = Readonly<Record<'propose' | 'approve' | 'pay', Denial | null>>

/** A reward as a reward officer sees it: numbers, times, ways and what was found; no word of any report (C5). */
export type RewardCase = {
  readonly no: string
  readonly category: string
  readonly chain: readonly CellRef[]
  readonly stage: Case['stage']
  readonly closedAt: string | null
  readonly outcome: Pick<NonNullable<Case['outcome']>, 'verdict' | 'measures' | 'penaltyNo'> | null
  readonly isPublished: boolean
  readonly policeOn: string | null
  /** By the time of registration. */
  readonly applicants: readonly Applicant[]
  readonly known: readonly KnownCase[]
  /** The measure in force when the first of them was registered. */
  readonly scheme: RewardScheme | null
  readonly reward: Reward | null
  /** Deeds are judged against it. */
  readonly seq: number
  /** Reasons of who sent a proposal back, and appeals, the newest first. */
  readonly words: readonly { readonly tip: string | null; readonly at: string; readonly text: string }[]
  /** What is left of this year's budget; null where there is no measure. */
  readonly left: Fen | null
  readonly rights: RewardRights
  /** `staff:<id>` of who looks. */
  readonly by: string
}

type Reads = Omit<Context, 'incoming' | 'openings' | 'notices' | 'passing' | 'evidence' | 'vault'>

/** @throws Fault of `permit`, `staff.unknown` */
export async function readRewardCase(ctx: Reads, actor: StaffActor, typed: string): Promise<RewardCase> {
  const no = readNumber('C', typed) ?? ''
  const [head, rewardHead, loaded] = await Promise.all([
    ctx.ledger.head(caseStream(no)),
    ctx.ledger.head(rewardStream(no)),
    loadScheme(ctx),
  ])
  if (!head) throw fault('staff.unknown', 'no')
  const state = head.state as Case
  const reward = (rewardHead?.state as Reward | undefined) ?? null
  const { isWithin } = landOf(loaded)
  const resource = rewardResource(state, reward ?? undefined)
  await permit(ctx, actor, 'reward.read', no, resource, isWithin)
  const applicants = (await applicantsOf(ctx, no)).toSorted((a, b) =>
    a.registeredAt < b.registeredAt ? -1 : 1,
  )
  const earliest = applicants[0]?.registeredAt
  const scheme = (earliest !== undefined && rewardScheme(ctx.jurisdiction, dayOf(new Date(earliest)))) || null
  const [known, words, left] = await Promise.all([
    earliest === undefined ? [] : knownBefore(ctx, state, earliest),
    rewardHead ? wordsOf(ctx, no) : [],
    scheme && leftOf(ctx, scheme),
  ])
  const { category, cells, stage, closedAt, outcome, referral } = state
  const may = (action: Action): Denial | null => {
    const verdict = authorize(actor, action, resource, { now: ctx.now(), isWithin })
    return verdict.allow || verdict.told === 'staff.prove' ? null : verdict.told
  }
  return {
    no,
    category,
    chain: cells.map((code) => loaded.ref(code)),
    stage,
    closedAt,
    outcome: outcome && {
      verdict: outcome.verdict,
      measures: outcome.measures,
      penaltyNo: outcome.penaltyNo,
    },
    isPublished: outcome?.published != null,
    policeOn: referral?.to === 'police' ? referral.on : null,
    applicants,
    known,
    scheme,
    reward,
    seq: rewardHead?.seq ?? 0,
    words,
    left,
    rights: {
      propose: may('reward.propose'),
      approve: may('reward.approve'),
      pay: may('reward.pay'),
    },
    by: actor.name,
  }
}

async function wordsOf({ ledger, keys }: Reads, no: string): Promise<RewardCase['words']> {
  const stream = rewardStream(no)
  const [events, boxes] = await Promise.all([ledger.events(stream), ledger.sealedEvents(stream)])
  return events
    .flatMap(({ seq, at, data }) => {
      const box = boxes.get(seq)
      if (!box) return []
      const { text } = unseal(keys, stream, box) as { readonly text: string }
      return [{ tip: (data as { readonly tip?: string }).tip ?? null, at, text }]
    })
    .toReversed()
}

async function leftOf({ ledger, jurisdiction, now }: Reads, { yearBudget }: RewardScheme): Promise<Fen> {
  const year = dayOf(now()).slice(0, 4)
  const books = (await ledger.head(yearStream(jurisdiction, year)))?.state as RewardYear | undefined
  return yearBudget - (books?.approved ?? 0) + (books?.expired ?? 0)
}
