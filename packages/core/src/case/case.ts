import type { Day, Deadline } from '../calendar/calendar.ts'
import type { NoticeKind } from '../notice/notice.ts'
import type { Unit } from '../staff/staff.ts'
import type { Match } from '../tip/tip.ts'
import type { CaseStatus, DeedName, Move, Stage } from './stage.ts'

/** What a case waits for in the ledger: its release, then, while it is open, its clocks and the end of its scheme. */
export const RELEASE_WAIT = 'release'
export const caseWait = (scheme: string) => `case@${scheme}`
/** What a closed case waits for: deliveries, look-back, the end of retention. */
export const AFTER_WAIT = 'case-after'

/** From whom it came: a tip, an own patrol (self-found, S3-16), a superior, media, or a look-back that found it back. */
export const origins = ['tip', 'patrol', 'superior', 'media', 'look-back'] as const
export type Origin = (typeof origins)[number]

/** 属实, 基本属实, 部分属实, 不属实 (B2.4). */
export const verdicts = ['true', 'mostly', 'partly', 'untrue'] as const
export type Verdict = (typeof verdicts)[number]

/** Facts of a step, enumerated codes and numbers alone: they go into the ledger, the page and the public log. */
export type StepFacts = {
  readonly reason?: string
  readonly verdict?: Verdict
  /** To which unit. */
  readonly to?: Unit
  readonly clock?: string
  readonly due?: Day
  readonly kind?: string
  /** Number of another case. */
  readonly ref?: string
  readonly count?: number
  /** The clause by which a department answers (S2-02). Never public. */
  readonly clause?: string
}

/**
 * One step. `at` is a day for what a tip causes by itself, its receipt and its assignment, and an hour for what follows:
 * no finer, to protect the reporter (T3).
 */
export type Step = StepFacts & {
  readonly event: 'received' | 'assigned' | 'followed' | DeedName
  readonly at: string
  readonly cell?: string
  /** The cell the public is told; none for what happened in another scheme before the release. */
  readonly shown?: string
  readonly post?: string
  readonly match?: Match
  /** The scheme the cell belongs to. */
  readonly scheme?: string
  /** Who handled the case when it was done. */
  readonly unit?: Unit
}

/** One obligation with its deadline; `key` names the row of deadlines.json. */
export type Clock = {
  readonly key: string
  readonly unit: Unit
  readonly startedOn: Day
  readonly due: Deadline
  readonly state: 'running' | 'paused' | 'met' | 'late' | 'dropped'
  readonly pausedOn?: Day
  /** Days it stood still until now, working or calendar days as its row counts; none while a holiday table is missing. */
  readonly paused?: number
  /** From when until when it stood still. */
  readonly stood?: readonly { readonly from: Day; readonly to: Day }[]
  /** Days a superior added. */
  readonly extended?: number
  /** Its last day was chosen, within the time of its row. */
  readonly on?: Day
  /** Where several of a key run at once: number of the question. */
  readonly ref?: string
  readonly remindedOn?: Day
  /** Its last day passed before it was met. */
  readonly missedOn?: Day
  readonly endedOn?: Day
}

/** Offered to another unit (移交移送), or handed to a neighbouring county by an agreement; stays here until received. */
export type Transfer = {
  readonly to: Unit
  /** Of a neighbour: the agreement (联防联控). */
  readonly agreement?: string
  readonly from: Unit
  readonly reason: string
  readonly clause: string | null
  readonly offeredOn: Day
  /** The stage it goes back to when refused. */
  readonly stage: Stage
  /** A superior decided: it cannot be refused. */
  readonly final: boolean
}

/**
 * A case passed on by one unit to another, or to a neighbouring county, and what became of that: feedback for who passed it on
 * (S0-16). `null`: a superior gave it away, and nobody is asked.
 */
export type PassedOn = Pick<Transfer, 'from' | 'to' | 'agreement' | 'clause'> & {
  readonly by: 'transfer' | 'hand-over' | 'dispatch' | 'settle'
  readonly on: Day
  readonly answer: 'waiting' | 'received' | 'refused' | 'settled' | 'withdrawn' | null
  readonly answeredOn: Day | null
}

/** One of the four steps on the spot (四个现场, S3-10). The exact place and the words lie sealed. */
export const visitSteps = ['check', 'receive', 'rectify', 'report'] as const
export type VisitStep = (typeof visitSteps)[number]
export type Visit = {
  readonly step: VisitStep
  /** To the minute, RFC 3339. */
  readonly at: string
  readonly by: string
  readonly photos: readonly string[]
  /** Metres between the place told and the place of the case; null where one is not known. */
  readonly distance: number | null
}

/** What came of it. Texts lie in the store of evidence under the SHA-256 of their JSON (`outcome/<hash>.json`). */
export type Outcome = {
  readonly verdict: Verdict
  /** Codes of measures.json. */
  readonly measures: readonly string[]
  /** Number of the penalty decision, where there is one. */
  readonly penaltyNo: string | null
  /** Draft of the summary for the public, and the internal record: sealed beside the event with this number. */
  readonly concludedAt: string
  readonly concludedBy: string
  readonly checkedBy: string | null
  /** What a publisher released: hash of the texts, and of the redacted photos. */
  readonly published: Published | null
  /** The three deliveries (S2-17), RFC 3339. */
  readonly deliveries: Readonly<Record<'reporter' | 'public' | 'lowerCell', string | null>>
}
export type Published = {
  readonly at: string
  readonly by: string
  readonly text: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A look-back (回头看): why it was planned, by when, and what it found. */
export const lookBackTriggers = ['outcry', 'superior', 'draw'] as const
export type LookBack = {
  readonly trigger: (typeof lookBackTriggers)[number]
  readonly result: 'held' | 'rebounded' | null
  readonly doneOn: Day | null
  readonly by: string | null
}

/** 全程督办, 迅速督办, 定期督办 (S2-21). */
export const urgeKinds = ['whole', 'rapid', 'periodic'] as const
export type UrgeKind = (typeof urgeKinds)[number]

export type Opened = {
  readonly no: string
  /** Null for what no tip told: see `origin`. */
  readonly tip: string | null
  readonly origin: Origin
  readonly category: string
  readonly jurisdiction: string
  readonly scheme: string
  /** Codes of the chain of cells of the place, top first; the last is the responsible one. */
  readonly cells: readonly string[]
  readonly post: string
  /** Who handles it; the cell's post, or one above where that is complained of. */
  readonly unit: Unit
  /** The unit that is complained of. */
  readonly against: Unit | null
  /** Code of the grid point it is about. */
  readonly site: string | null
  /** The case it comes back from, and how many times in a row that has happened (整治-反弹-再整治). */
  readonly follows: string | null
  readonly recurrence: number
  readonly partOf: string | null
  readonly receivedAt: string
  readonly openedAt: string
  readonly match: Match
  readonly clocks: readonly Clock[]
  readonly steps: readonly Step[]
  readonly leaf: string
  readonly outboxAt: number
  /** Of what a patrol found: who saw it where, when; the time of the first is that of the finding. */
  readonly visits?: readonly Visit[]
  readonly handlers?: readonly string[]
}

/** When a case came to be public, and the part of its chain of cells that is told (threat T5). */
export type Released = {
  /** The slot: the same for all that show together. */
  readonly releasedAt: string
  readonly shown: readonly string[]
}

export type Followed = Pick<Opened, 'scheme' | 'cells' | 'post' | 'unit' | 'match' | 'leaf' | 'outboxAt'> &
  Pick<Released, 'shown'> &
  Partial<
    Pick<
      Changing,
      'against' | 'stage' | 'transfer' | 'refusedBy' | 'senders' | 'team' | 'review' | 'clocks' | 'escalated'
    >
  > & { readonly step: Step; readonly passed?: readonly PassedOn[] }

/** What deeds of the desk change. */
export type Changing = {
  readonly stage: Stage
  readonly category: string
  readonly unit: Unit
  readonly against: Unit | null
  readonly site: string | null
  readonly clocks: readonly Clock[]
  /** Names (`staff:<id>`) of those who had a part in handling it, and in checking it. Never public. */
  readonly handlers: readonly string[]
  readonly checkers: readonly string[]
  readonly transfer: Transfer | null
  /** Refused since it was accepted, or reopened. */
  readonly refusals: number
  /** By whom: it is not offered to them again in this round. */
  readonly refusedBy: readonly Unit[]
  /** A superior decided in this round whose it is: it is not transferred again. */
  readonly settled: boolean
  /** Who handled it before it was transferred: they hear of its end. */
  readonly senders: readonly Unit[]
  /** Joint enforcement (联合执法). */
  readonly team: { readonly lead: Unit; readonly members: readonly Unit[] } | null
  readonly urge: { readonly kind: UrgeKind; readonly by: Unit } | null
  /** Parent cells it was escalated to when a clock ran out. */
  readonly escalated: readonly Unit[]
  readonly visits: readonly Visit[]
  readonly referral: { readonly to: string; readonly on: Day } | null
  readonly outcome: Outcome | null
  readonly lookBack: LookBack | null
  /** A reporter says of the outcome that it is not solved, or back; the unit above decides. */
  readonly review: {
    readonly kind: 'not-solved' | 'back'
    readonly unit: Unit
    readonly openedOn: Day
    /** Where it stood before; it goes back there when what was decided is upheld. */
    readonly stage: Stage
  } | null
  /** How often it was reopened. */
  readonly round: number
  readonly parts: readonly string[]
  /** Cases merged into this one. */
  readonly merges: readonly string[]
  readonly mergedInto: string | null
  readonly closedAt: string | null
  /** How often all its reporters were told of its end: at once, and once more for those who joined at that moment. */
  readonly answers: number
  /** From when on contacts of its reporters are erased, RFC 3339; null before it ends, and once they are. */
  readonly forgetAt: string | null
  /** Questions of deputies, open and answered. */
  readonly questions: readonly Question[]
  /** The last things that units must hear of, at most five. */
  readonly news: readonly News[]
  /** Every work list the case stood in, so that it leaves those it does not stand in any more. */
  readonly queues: readonly string[]
}

/**
 * What a deputy in office asked (S2-12). Its words lie sealed beside its event until it is answered; then question and
 * answer lie in the store of evidence under the SHA-256 `answer`, for everybody.
 */
export type Question = {
  readonly no: number
  /** `staff:<id>`; never public. */
  readonly by: string
  readonly askedOn: Day
  readonly answeredOn: Day | null
  readonly answer: string | null
}

/** What somebody is to be told of: `seq` of the event, who, and by which word. */
export type News = {
  readonly seq: number
  readonly at: string
  readonly kind: NoticeKind
  readonly units: readonly Unit[]
}

export type Case = Omit<Opened, keyof Changing> &
  Changing & {
    readonly status: CaseStatus
    /** Of the running clock that ends first. */
    readonly due: Deadline | null
    /** Null while the case is held: nothing of it is public then, and `shown` is empty. */
    readonly releasedAt: string | null
    readonly shown: readonly string[]
    /** Every time it was passed on, in order. */
    readonly passed: readonly PassedOn[]
    /** Cells of earlier schemes the case was listed under: its line there leads to where it is now. */
    readonly formerCells: readonly string[]
  }

/** What a deed did: its step, and what it changed. `leaf`, `outboxAt` where the public log tells of it. */
export type Stepped = {
  readonly step: Step
  readonly set: Partial<Changing> & Partial<Pick<Opened, 'leaf' | 'outboxAt'>>
}

export type CaseEvent =
  | { readonly type: 'case.opened'; readonly data: Opened }
  | { readonly type: 'case.released'; readonly data: Released }
  | { readonly type: 'case.followed'; readonly data: Followed }
  | { readonly type: Move['event']; readonly data: Stepped }

export const caseStream = (no: string) => `case#${no}`

/** Whether what was reported proved true, at least in part. */
export const isProved = ({ stage, outcome }: Pick<Case, 'stage' | 'outcome'>): boolean =>
  stage === 'closed' && outcome !== null && outcome.verdict !== 'untrue'
