import * as z from 'zod/mini'
import type { Day, Deadline } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Names } from '../locale.ts'
import type { Way } from '../tip/tip.ts'

/** Money is counted in whole fen (分). */
export type Fen = number

export const verdicts = ['true', 'mostly', 'partly', 'untrue'] as const
export type Verdict = (typeof verdicts)[number]

/** Who gets no reward (reference C2, test 4). `competitor` staged it himself. */
export const exclusions = ['duty-staff', 'relative', 'media', 'polluter', 'competitor'] as const
export type Exclusion = (typeof exclusions)[number]

/** Registers that may have known the matter before the tip. */
export const registers = ['open-case', 'inspection', 'monitoring', 'media'] as const
export type RegisterName = (typeof registers)[number]

/** How grave the case is, and what the tip contributed to it; measures use those they name. */
export const grades = ['general', 'serious', 'grave'] as const
export const contributions = ['lead', 'indirect', 'direct'] as const

/** How an amount is found: one tier an item, or the grade of the event by the contribution of the reporter. */
export type Basis =
  | { readonly kind: 'tiers'; readonly tiers: readonly { readonly code: string; readonly fen: Fen }[] }
  | {
      readonly kind: 'matrix'
      readonly grades: readonly (typeof grades)[number][]
      readonly contributions: readonly (typeof contributions)[number][]
      /** One row a grade, one amount a contribution. */
      readonly fen: readonly (readonly Fen[])[]
    }
  | { readonly kind: 'fine-share'; readonly permille: number; readonly cap: Fen }

/** A reward measure (举报奖励办法) of a place, in force between two days; rows of `schemes.json`. */
export type RewardScheme = {
  readonly id: string
  readonly jurisdiction: string
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly title: Names
  readonly source: string
  readonly basis: Basis
  readonly verdicts: readonly Verdict[]
  /** A penalty served or a transfer to the police, beside the verdict. */
  readonly needsPenalty: boolean
  readonly realNameRequired: boolean
  readonly excluded: readonly Exclusion[]
  readonly mediaExposedExcluded: boolean
  /** Tips of the same day by these channels are joint firsts; empty = the earliest alone, by registration time. */
  readonly jointChannels: readonly string[]
  readonly severalItems: 'highest' | 'sum'
  /** Of the amount, for insiders; 100 = no more than others. */
  readonly insiderPercent: number
  readonly cap: Fen
  readonly yearBudget: Fen
  readonly claimWindow: { readonly unit: 'working-day' | 'month'; readonly count: number }
  /** Days to appeal against a refusal, after the day it was told. */
  readonly appealDays: number
}

/** Why a tip gets nothing. Shown to its reporter in words. */
export const refusals = [
  'not-in-remit',
  'not-verified',
  'no-penalty',
  'known-before',
  'media-exposed',
  'excluded-person',
  'not-first',
  'overlap',
  'paid-elsewhere',
  'withdrawn',
] as const
export type Refusal = (typeof refusals)[number]

const knownSchema = z.strictObject({
  register: z.enum(registers, 'reward.finding_invalid'),
  at: z.iso.datetime({ offset: true, error: 'reward.finding_invalid' }),
  /** Number or address of the record there: the proof. */
  record: z
    .string('reward.finding_invalid')
    .check(z.minLength(1, 'reward.finding_invalid'), z.maxLength(200, 'reward.finding_invalid')),
})

/** What staff found out about the case, with the evidence for what was known before. */
export const findingSchema = z.strictObject({
  inRemit: z.boolean('reward.finding_invalid'),
  verdict: z.enum(verdicts, 'reward.finding_invalid'),
  penaltyServedOn: z.nullable(z.iso.date('reward.finding_invalid')),
  policeOn: z.nullable(z.iso.date('reward.finding_invalid')),
  /** Codes of the tiers or grades met, one an item. */
  items: z.array(z.string('reward.finding_invalid')).check(z.minLength(1, 'reward.finding_invalid')),
  fine: z.nullable(z.int('reward.finding_invalid').check(z.gte(0, 'reward.finding_invalid'))),
  known: z.array(knownSchema),
  paidElsewhere: z.boolean('reward.finding_invalid'),
})
export type Finding = z.infer<typeof findingSchema>

/** What a reward officer says of one tip beside what the ledger knows of it. */
export const remarkSchema = z.strictObject({
  tip: z.string('tip.unknown'),
  excluded: z.nullable(z.enum(exclusions, 'reward.finding_invalid')),
  insider: z.boolean('reward.finding_invalid'),
  /** More detailed than what was known before (a reviewer's word, with the reason in the record). */
  moreThanKnown: z.boolean('reward.finding_invalid'),
  /** Contained in an earlier tip and adds nothing. */
  contained: z.boolean('reward.finding_invalid'),
  contribution: z.nullable(z.string('reward.finding_invalid')),
})
export type Remark = z.infer<typeof remarkSchema>

/** What a reward officer says of a case beside what its outcome says: verdict, penalty and police come from the case. */
export const officerFindingSchema = z.strictObject({
  ...z.omit(findingSchema, { verdict: true, policeOn: true, known: true }).shape,
  /** Numbers of older cases of the same place and kind; that they are is looked up. */
  knownCases: z.array(z.string('reward.finding_invalid')),
  /** What stands in registers we do not keep. */
  known: z.array(knownSchema),
})

/** A tip that asks for the reward, as the ledger knows it. `way`: whether it opened the case or joined it. */
export type Applicant = {
  readonly tip: string
  readonly registeredAt: string
  readonly channel: string
  readonly way?: Way
  readonly withdrawn: boolean
  /** The telephone left is in the staff register, by blind index. */
  readonly staff: boolean
}

/** One test of the ordered decision and how it ended; `tips` are those it took out. */
export type Trace = { readonly test: string; readonly passed: boolean; readonly tips: readonly string[] }

export type Award = { readonly tip: string; readonly fen: Fen }
export type Refused = { readonly tip: string; readonly reason: Refusal }

export type Decision = {
  readonly scheme: string
  /** Tier, or grade by contribution, under which it is counted in statistics. */
  readonly tier: string | null
  readonly traces: readonly Trace[]
  readonly awards: readonly Award[]
  readonly refused: readonly Refused[]
}

/** Where one tip's share stands. */
export type Share =
  | { readonly status: 'offered'; readonly fen: Fen; readonly claimBy: Deadline }
  | { readonly status: 'claimed'; readonly fen: Fen; readonly claimedOn: Day }
  | { readonly status: 'paid'; readonly fen: Fen; readonly paidOn: Day }
  | { readonly status: 'expired'; readonly fen: Fen }
  | { readonly status: 'refused'; readonly reason: Refusal; readonly appealBy: Day }
  | { readonly status: 'appealed'; readonly reason: Refusal }
  | { readonly status: 'upheld'; readonly reason: Refusal }

type Base = {
  readonly case: string
  readonly decision: Decision
  readonly proposedBy: string
  /** What the decision rests on, for the second person. */
  readonly finding?: Finding
  readonly remarks?: readonly Remark[]
  /** Where the case lies, top first. */
  readonly cells?: readonly string[]
}

export type Reward = Base &
  (
    | { readonly status: 'proposed' }
    | {
        readonly status: 'decided'
        readonly approvedBy: string
        readonly approvedOn: Day
        readonly shares: Readonly<Record<string, Share>>
      }
    | { readonly status: 'returned'; readonly returnedBy: string }
  )

export type RewardEvent =
  | { readonly type: 'reward.proposed'; readonly data: Base }
  | { readonly type: 'reward.returned'; readonly data: { by: string } }
  | {
      readonly type: 'reward.approved'
      readonly data: { by: string; on: Day; shares: Readonly<Record<string, Share>> }
    }
  | { readonly type: 'reward.claimed'; readonly data: { tip: string; on: Day } }
  | { readonly type: 'reward.paid'; readonly data: { tip: string; on: Day; by: string } }
  | { readonly type: 'reward.expired'; readonly data: { tip: string } }
  | { readonly type: 'reward.appealed'; readonly data: { tip: string } }
  | { readonly type: 'reward.upheld'; readonly data: { tip: string; by: string } }
  | { readonly type: 'reward.reopened'; readonly data: { tip: string; by: string } }

export const rewardStream = (caseNo: string) => `reward#${caseNo}`

/** Under which identity and account of a claim stand in the vault. */
export const claimEntry = (tip: string) => `claim-${tip}`

/** What a decided reward waits for while somebody may still claim. */
export const CLAIM_WAIT = 'reward-claim'

/** Of a county: rewards somebody has to do something about. */
export const rewardQueue = (cell: string) => `reward-task#${cell}`

/** What stands to be done, the most urgent first. */
export const tasks = ['approve', 'pay', 'settle'] as const
export type Task = (typeof tasks)[number]

export function tasksOf(reward: Reward): readonly Task[] {
  if (reward.status === 'proposed') return ['approve']
  if (reward.status !== 'decided') return []
  const statuses = Object.values(reward.shares).map(({ status }) => status)
  return [
    ...(statuses.includes('claimed') ? (['pay'] as const) : []),
    ...(statuses.includes('appealed') ? (['settle'] as const) : []),
  ]
}

export const isOpen = ({ status }: Share) => status === 'offered'

export function evolveReward(reward: Reward | undefined, happening: Happening): Reward {
  const event = happening as RewardEvent
  if (event.type === 'reward.proposed') return { ...event.data, status: 'proposed' }
  if (!reward) throw new Error('a reward is proposed before anything else')
  const { case: no, decision, proposedBy, finding, remarks, cells } = reward
  const base: Base = {
    case: no,
    decision,
    proposedBy,
    ...(finding && { finding }),
    ...(remarks && { remarks }),
    ...(cells && { cells }),
  }
  switch (event.type) {
    case 'reward.returned':
      return { ...base, status: 'returned', returnedBy: event.data.by }
    case 'reward.approved':
      return {
        ...base,
        status: 'decided',
        approvedBy: event.data.by,
        approvedOn: event.data.on,
        shares: event.data.shares,
      }
    case 'reward.reopened':
      return { ...base, status: 'returned', returnedBy: event.data.by }
  }
  if (reward.status !== 'decided') throw new Error('shares are what was decided')
  const { tip } = event.data
  const before = reward.shares[tip]
  if (!before) throw new Error('only a share that was decided changes')
  return { ...reward, shares: { ...reward.shares, [tip]: nextShare(before, event) } }
}

function nextShare(share: Share, event: RewardEvent): Share {
  const fen = 'fen' in share ? share.fen : 0
  const reason = 'reason' in share ? share.reason : 'not-verified'
  switch (event.type) {
    case 'reward.claimed':
      return { status: 'claimed', fen, claimedOn: event.data.on }
    case 'reward.paid':
      return { status: 'paid', fen, paidOn: event.data.on }
    case 'reward.expired':
      return { status: 'expired', fen }
    case 'reward.appealed':
      return { status: 'appealed', reason }
    case 'reward.upheld':
      return { status: 'upheld', reason }
    default:
      return share
  }
}

/** How a reporter wants to be paid. The account is kept in the vault alone. */
export const payoutMethods = ['bank', 'wechat', 'phone-credit'] as const

export const claimSchema = z.strictObject(
  {
    receipt: z.string('tip.receipt_malformed'),
    name: z
      .string('reward.name_missing')
      .check(z.trim(), z.minLength(2, 'reward.name_missing'), z.maxLength(40, 'reward.name_missing')),
    identity: z.string('reward.identity_invalid').check(z.trim(), z.toUpperCase()),
    method: z.enum(payoutMethods, 'reward.method_unknown'),
    account: z
      .string('reward.account_missing')
      .check(z.trim(), z.minLength(4, 'reward.account_missing'), z.maxLength(60, 'reward.account_missing')),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object') },
)

export const APPEAL_LIMIT = 1_000
export const appealSchema = z.strictObject(
  {
    receipt: z.string('tip.receipt_malformed'),
    text: z
      .string('reward.appeal_empty')
      .check(
        z.normalize('NFC'),
        z.trim(),
        z.minLength(1, 'reward.appeal_empty'),
        z.maxLength(APPEAL_LIMIT, 'reward.appeal_too_long'),
      ),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object') },
)
