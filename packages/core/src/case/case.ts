import type { Day, Deadline } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { NoticeKind } from '../notice/notice.ts'
import { cellOfUnit, DISCIPLINE, departmentOfUnit, type Unit } from '../staff/staff.ts'
import type { Match } from '../tip/tip.ts'
import machineList from './machine.json' with { type: 'json' }
import stageList from './stages.json' with { type: 'json' }

/** Public wording of the states, six at most (reference C3). `moved`: to another authority, or into another case. */
export const caseStatuses = [
  'received',
  'handling',
  'moved',
  'resolved',
  'not-verified',
  'not-accepted',
] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** Where a case stands for those who handle it (reference C3, B2.5). */
export const stages = [
  'received',
  'pre-check',
  'returned',
  'not-accepted',
  'accepted',
  'dispatched',
  'transferring',
  'on-site',
  'rectifying',
  'penalty',
  'stage-closed',
  'hold',
  'checking',
  'closed',
  'reviewing',
  'moved',
  'merged',
] as const
export type Stage = (typeof stages)[number]

/** Where a case stands, as far as that is told beside its status: no detail of an enforcement before its decision (C3). */
export const shownPhases = [
  'returned',
  'transferring',
  'stage-closed',
  'hold',
  'checking',
  'reviewing',
] as const
export type ShownPhase = (typeof shownPhases)[number]

export const deeds = [
  'take-up',
  'ask',
  'reply',
  'accept',
  'not-accept',
  'dispatch',
  'transfer',
  'receive',
  'refuse',
  'settle',
  'hand-over',
  'note-receipt',
  'take-back',
  'note-conflict',
  'visit',
  'rectify',
  'penalise',
  'refer',
  'stage-close',
  'hold',
  'resume',
  'conclude',
  'check',
  'publish',
  'look-back',
  'order-look-back',
  'dispute',
  'review',
  'merge',
  'split',
  'team',
  'extend',
  'pause',
  'go-on',
  'urge',
  'progress',
  'note',
  'question',
  'answer',
  'remind',
  'miss',
  'recount',
  'deliver',
  'forget',
] as const
export type DeedName = (typeof deeds)[number]

/** A row of the state machine: which deed is legal where, and where it leads; `to` null: where the deed says, or nowhere. */
export type Move = {
  readonly deed: DeedName
  readonly event: `case.${string}`
  readonly from: readonly Stage[]
  readonly to: Stage | null
  /** Stages the deed leaves as they are. */
  readonly keeps?: readonly Stage[]
  /** The public is told of the step. */
  readonly shown: boolean
  /** Whoever does it has had a part in handling the case. */
  readonly handles?: boolean
}

export const machine = machineList as readonly Move[]

const untold: ReadonlySet<string> = new Set(machine.flatMap(({ deed, shown }) => (shown ? [] : [deed])))

/** Whether the public is told of a step: on the case's page, and in the log. */
export const isTold = ({ event }: { readonly event: string }): boolean => !untold.has(event)

const events: ReadonlyMap<string, string> = new Map(machine.map(({ deed, event }) => [deed, event]))

/** What the public log calls a step: the event without its noun, `deadline_missed`. */
export const logName = (event: string): string => events.get(event)?.slice('case.'.length) ?? event

/** Number of the next entry of a case in the public log: 0, 1, 2 … without a gap, for what is not told has none. */
export const nextLogged = ({ steps }: Pick<Case, 'steps'>): number => steps.filter(isTold).length

const stageRows = new Map(stageList.map((row) => [row.stage as Stage, row]))

/** Whether somebody still has to act on it; such a case follows its cell through a reform. */
export const isOpen = ({ stage }: Pick<Case, 'stage'>): boolean => stageRows.get(stage)?.open ?? false

/** Statuses of open cases. */
export const openStatuses = ['received', 'handling'] as const satisfies readonly CaseStatus[]

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

type Opened = {
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
type Released = {
  /** The slot: the same for all that show together. */
  readonly releasedAt: string
  readonly shown: readonly string[]
}

type Followed = Pick<Opened, 'scheme' | 'cells' | 'post' | 'unit' | 'match' | 'leaf' | 'outboxAt'> &
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

const untouched: Changing = {
  stage: 'received',
  category: 'other',
  unit: '',
  against: null,
  site: null,
  clocks: [],
  handlers: [],
  checkers: [],
  transfer: null,
  refusals: 0,
  refusedBy: [],
  settled: false,
  senders: [],
  team: null,
  urge: null,
  escalated: [],
  visits: [],
  referral: null,
  outcome: null,
  lookBack: null,
  review: null,
  round: 1,
  parts: [],
  merges: [],
  mergedInto: null,
  closedAt: null,
  answers: 0,
  forgetAt: null,
  questions: [],
  news: [],
  queues: [],
}

export function evolveCase(before: Case | undefined, happening: Happening): Case {
  const event = happening as CaseEvent
  if (event.type === 'case.opened') {
    const opened = event.data as Opened
    const news: News = { seq: 1, at: opened.openedAt, kind: 'assigned', units: [opened.unit] }
    return told({
      ...untouched,
      ...opened,
      releasedAt: null,
      shown: [],
      passed: [],
      formerCells: [],
      news: [news],
    })
  }
  if (!before) throw new Error('a case is opened before anything else')
  if (event.type === 'case.released') {
    const released = event.data as Released
    const lowest = released.shown.at(-1)
    const steps = before.steps.map((step) =>
      lowest !== undefined && step.scheme === before.scheme ? { ...step, shown: lowest } : step,
    )
    return told({ ...before, ...released, steps })
  }
  if (event.type === 'case.followed') {
    const { step, ...moved } = event.data as Followed
    const former = new Set([...before.formerCells, ...before.shown])
    for (const cell of moved.shown) former.delete(cell)
    return told({ ...before, ...moved, steps: [...before.steps, step], formerCells: [...former] })
  }
  const { step, set } = event.data as Stepped
  const after = { ...before, ...set, steps: [...before.steps, step] }
  return told({ ...after, passed: passedAfter(before, after, step) })
}

const answers: Readonly<Partial<Record<Step['event'], PassedOn['answer']>>> = {
  receive: 'received',
  'note-receipt': 'received',
  refuse: 'refused',
  settle: 'settled',
}

/** What a step adds to how often a case was passed on, and the answer it gives to what was offered. */
function passedAfter(
  before: Pick<Case, 'unit' | 'transfer' | 'passed'>,
  { unit, transfer }: Pick<Case, 'unit' | 'transfer'>,
  { event, at }: Step,
): readonly PassedOn[] {
  const on = at.slice(0, 10)
  const isAnswered = transfer === null || event === 'note-receipt'
  const passed = before.passed.map(
    (each): PassedOn =>
      each.answer === 'waiting' && isAnswered
        ? { ...each, answer: answers[event] ?? 'withdrawn', answeredOn: on }
        : each,
  )
  if (transfer !== null && before.transfer === null) {
    const { from, to, agreement, clause } = transfer
    const by = agreement === undefined ? 'transfer' : 'hand-over'
    const offered = { from, to, clause, by, on, answer: 'waiting', answeredOn: null } as const
    return [...passed, agreement === undefined ? offered : { ...offered, agreement }]
  }
  const isGiven = (event === 'dispatch' || event === 'settle') && unit !== before.unit
  if (!isGiven || before.transfer?.to === unit) return passed
  const given = { from: before.unit, to: unit, clause: null, by: event, on } as const
  return [...passed, { ...given, answer: null, answeredOn: null }]
}

/** With what follows from the rest: the public state, the first deadline, the lists it has ever stood in. */
function told(state: Omit<Case, 'status' | 'due'>): Case {
  // What is under review is told as it was decided, until it is decided otherwise.
  const stage = state.stage === 'reviewing' ? (state.review?.stage ?? 'closed') : state.stage
  const row = stageRows.get(stage)
  const unproved = stage === 'closed' && state.outcome?.verdict === 'untrue'
  const status = unproved ? 'not-verified' : ((row?.status ?? 'handling') as CaseStatus)
  const queues = [...new Set([...state.queues, ...queuesOf(state)])]
  return { ...state, status, due: firstDue(state.clocks), queues }
}

/** The deadline that comes first among the clocks that run; a missing holiday table comes last. */
export function firstDue(clocks: readonly Clock[]): Deadline | null {
  const running = clocks.filter(({ state }) => state === 'running').map(({ due }) => due)
  const dated = running.filter((due) => 'date' in due).toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return dated[0] ?? running[0] ?? null
}

/** Units that have to act on it, or take part: the first has it on its desk; those it was escalated to have it too. */
export function actingUnits(
  state: Pick<
    Case,
    'stage' | 'unit' | 'transfer' | 'team' | 'cells' | 'lookBack' | 'against' | 'escalated' | 'questions'
  >,
): readonly Unit[] {
  const { stage, unit, transfer, team, cells, against, escalated, questions, lookBack } = state
  const isOpenNow = stageRows.get(stage)?.open ?? false
  const isLookedBack = stage === 'closed' && lookBack?.result === null
  const acting = () => {
    if (stage === 'reviewing' || stage === 'checking' || isLookedBack) return [overseerOf(state, unit)]
    if (!isOpenNow) return []
    return [
      unit,
      ...(transfer && transfer.agreement === undefined ? [transfer.to] : []),
      ...(team?.members ?? []),
    ]
  }
  const answering = questions.some(({ answer }) => answer === null) ? [unit] : []
  const above = isOpenNow || isLookedBack ? escalated.filter((each) => !isUnder(each, against, cells)) : []
  return [...new Set([...acting(), ...answering, ...above])]
}

/** Of units in the chain of its place: whether one is complained of, or below that. */
function isUnder(unit: Unit, against: Unit | null, cells: readonly string[]): boolean {
  if (against === null || departmentOfUnit(unit) === DISCIPLINE) return false
  const at = cells.indexOf(cellOfUnit(against))
  return (
    unit === against ||
    (departmentOfUnit(against) === undefined && at >= 0 && cells.indexOf(cellOfUnit(unit)) >= at)
  )
}

/** Who looks after what a unit does with it: the one above, unless that is complained of. */
export const overseerOf = ({ cells, against }: Pick<Case, 'cells' | 'against'>, unit: Unit): Unit => {
  const above = unitAbove(unit, cells)
  return isUnder(above, against, cells) ? unit : above
}

/** The unit one above: of a department the cell it is at; of the top cell itself. */
export function unitAbove(unit: Unit, cells: readonly string[]): Unit {
  const cell = cellOfUnit(unit)
  if (cell !== unit) return cell
  const at = cells.indexOf(cell)
  return cells[Math.max(at - 1, 0)] ?? cell
}

export const unitQueue = (unit: Unit) => `unit#${unit}`
export const cellQueue = (cell: string) => `cell#${cell}`
/** What a unit passed on. */
export const passedQueue = (unit: Unit) => `passed#${unit}`

/** Of a county: closed cases whose outcome nobody published yet, and closed cases that were proved, the last closed first. */
export const publishQueue = (cell: string) => `publish#${cell}`
export const rewardCaseQueue = (cell: string) => `reward#${cell}`

/** Whether what was reported proved true, at least in part. */
export const isProved = ({ stage, outcome }: Pick<Case, 'stage' | 'outcome'>): boolean =>
  stage === 'closed' && outcome !== null && outcome.verdict !== 'untrue'

function officeQueues({ stage, outcome, cells }: Pick<Case, 'stage' | 'outcome' | 'cells'>) {
  const [top] = cells
  if (top === undefined) return []
  const isUnpublished = stage === 'closed' && outcome?.published === null
  return [
    ...(isUnpublished ? [publishQueue(top)] : []),
    ...(isProved({ stage, outcome }) ? [rewardCaseQueue(top)] : []),
  ]
}

/** Who passed it on and hears what becomes of it: what was taken back was never passed on, and those complained of hear nothing. */
export const passers = ({
  passed,
  against,
  cells,
}: Pick<Case, 'passed' | 'against' | 'cells'>): readonly Unit[] => [
  ...new Set(
    passed
      .filter(({ answer }) => answer !== 'withdrawn')
      .map(({ from }) => from)
      .filter((unit) => !isUnder(unit, against, cells)),
  ),
]

/** The work lists a case stands in. */
export const queuesOf = (
  state: Parameters<typeof actingUnits>[0] & Pick<Case, 'outcome' | 'passed'>,
): readonly string[] => [
  ...new Set([
    ...actingUnits(state).map(unitQueue),
    ...((stageRows.get(state.stage)?.open ?? false) ? state.cells.map(cellQueue) : []),
    ...officeQueues(state),
    ...passers(state).map(passedQueue),
  ]),
]
