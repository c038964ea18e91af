import type { View } from '@wangge/ledger'
import { type Day, type Deadline, dayOf } from '../calendar/calendar.ts'
import { headPost } from '../officer/officer.ts'
import { cellOfUnit, type Unit } from '../staff/staff.ts'
import type { Case, LookBack, Outcome, Published, Step, UrgeKind } from './case.ts'
import { type CaseStatus, isTold, type ShownPhase, shownPhases } from './stage.ts'
import { tolerance } from './tolerance.ts'

/** A step as everyone may see it: its cell, and the post there, no lower than what is public of the case. */
export type ShownStep = Omit<Step, 'shown' | 'clause'>

/** What came of a case, once it is closed. Texts and pictures are named by their hash when a publisher released them. */
export type ShownOutcome = Pick<Outcome, 'verdict' | 'measures' | 'penaltyNo'> & {
  readonly closedOn: Day
  readonly published: (Pick<Published, 'text' | 'before' | 'after'> & { readonly on: Day }) | null
  /** Days of the three deliveries: to the reporter, the public, the cell below (S2-17). */
  readonly delivered: Readonly<Record<keyof Outcome['deliveries'], Day | null>>
}

/** What everyone may see of a case. Named one by one: a field added to the case is private until it stands here. */
export type CaseView = {
  readonly no: string
  readonly status: CaseStatus
  readonly phase: ShownPhase | null
  readonly origin: Case['origin']
  readonly category: string
  readonly scheme: string
  /** The public part of the chain, top first. */
  readonly cells: readonly string[]
  readonly post: string
  /** Who handles it, no lower than what is public of the chain. */
  readonly unit: Unit
  readonly receivedOn: string
  readonly due: Deadline | null
  readonly timeline: readonly ShownStep[]
  readonly urge: UrgeKind | null
  /** How often it was reopened is one less. */
  readonly round: number
  /** The case it came back from, and how many times in a row that happened (S0-21). */
  readonly follows: string | null
  readonly recurrence: number
  readonly partOf: string | null
  readonly parts: readonly string[]
  readonly mergedInto: string | null
  readonly merges: readonly string[]
  readonly outcome: ShownOutcome | null
  /** Found by a patrol itself and settled as S3-16 asks: neither circulated nor deducted (容错). */
  readonly tolerated: boolean
  readonly lookBack: Pick<LookBack, 'trigger' | 'result' | 'doneOn'> | null
  /** Hashes of questions by deputies that were answered, with their answers (S2-12). */
  readonly answers: readonly string[]
}

/** A line of a list. */
export type CaseEntry = Pick<
  CaseView,
  'no' | 'status' | 'origin' | 'category' | 'scheme' | 'cells' | 'receivedOn' | 'due'
> & { readonly verdict: Outcome['verdict'] | null }

export const caseView = (state: Case): CaseView => ({
  no: state.no,
  status: state.status,
  phase: shownPhases.find((phase) => phase === state.stage) ?? null,
  origin: state.origin,
  category: state.category,
  scheme: state.scheme,
  cells: state.shown,
  post: headPost(state.shown.at(-1) ?? ''),
  unit: toldUnit(state, state.unit),
  receivedOn: state.steps[0]?.at ?? '',
  due: state.due,
  timeline: state.steps.filter(isTold).map((step) => shownStep(step, state)),
  urge: state.urge?.kind ?? null,
  round: state.round,
  follows: state.follows,
  recurrence: state.recurrence,
  partOf: state.partOf,
  parts: state.parts,
  mergedInto: state.mergedInto,
  merges: state.merges,
  outcome: shownOutcome(state),
  tolerated: tolerance(state, 0).applies,
  lookBack: state.lookBack && shownLookBack(state.lookBack),
  answers: state.questions.flatMap(({ answer }) => (answer === null ? [] : [answer])),
})

/**
 * A unit as deep as the public may know of the place. Of a case that complains of somebody no other than the public cell,
 * as of any case handled there: those complained of would learn from one handled higher up that they are (T5, T7).
 */
const toldUnit = ({ shown, against }: Pick<Case, 'shown' | 'against'>, unit: Unit): Unit =>
  against === null && shown.includes(cellOfUnit(unit)) ? unit : (shown.at(-1) ?? '')

/** Nothing of it before the case is closed, whatever was handed in to be checked (C3 a). */
function shownOutcome({ stage, closedAt, outcome }: Case): ShownOutcome | null {
  if ((stage !== 'closed' && stage !== 'reviewing') || closedAt === null || !outcome) return null
  const { verdict, measures, penaltyNo, published, deliveries } = outcome
  const day = (at: string | null) => (at === null ? null : dayOf(new Date(at)))
  return {
    verdict,
    measures,
    penaltyNo,
    closedOn: dayOf(new Date(closedAt)),
    published: published && {
      text: published.text,
      before: published.before,
      after: published.after,
      on: dayOf(new Date(published.at)),
    },
    delivered: {
      reporter: day(deliveries.reporter),
      public: day(deliveries.public),
      lowerCell: day(deliveries.lowerCell),
    },
  }
}

const shownLookBack = ({ trigger, result, doneOn }: LookBack) => ({ trigger, result, doneOn })

/** How the place was matched tells of the very cell: it is public only where that is. */
function shownStep(
  { cell, shown, post: _, clause: __, unit, to, match, scheme, ...told }: Step,
  state: Pick<Case, 'shown' | 'against'>,
): ShownStep {
  return {
    ...told,
    ...(shown !== undefined && { cell: shown, post: headPost(shown) }),
    ...(unit !== undefined && { unit: toldUnit(state, unit) }),
    ...(to !== undefined && state.against === null && { to: toldUnit(state, to) }),
    ...(match && shown === cell && { match }),
    ...(shown !== undefined && scheme !== undefined && { scheme }),
  }
}

export const caseKey = (no: string) => ({ pk: `case#${no}`, sk: 'VIEW' })

export const listPartition = (cell: string) => `cell#${cell}`
export const LIST_PREFIX = 'case#'
export const statusTag = (cell: string, status: CaseStatus) => `cell#${cell}#${status}`
/** Lines of cases that are past a deadline stand apart, under a tag of their own. */
export const LATE_PREFIX = 'late#'
export const lateTag = (cell: string) => `cell#${cell}#late`

/**
 * A case's page and its line in the list of every public cell of its chain, and of every one it was in before a reform, each
 * listed by status too. Lists sort by the time of release, which everybody saw, never by the time of the tip.
 */
export function caseViews(
  state: Case,
  seq: number,
  released: Date,
): { readonly page: View; readonly lines: readonly View[] } {
  const body = caseView(state)
  const { no, status, origin, category, scheme, cells, receivedOn, due, outcome } = body
  const verdict = outcome?.verdict ?? null
  const entry: CaseEntry = { no, status, origin, category, scheme, cells, receivedOn, due, verdict }
  const place = `${released.toISOString()}#${no}`
  const listed = [...cells, ...state.formerCells]
  const line = { seq, body: entry }
  return {
    page: { ...caseKey(no), seq, body },
    lines: [
      ...listed.map((cell) => ({
        ...line,
        pk: listPartition(cell),
        sk: `${LIST_PREFIX}${place}`,
        tag: statusTag(cell, status),
      })),
      ...(wasLate(state) ? listed : []).map((cell) => ({
        ...line,
        pk: listPartition(cell),
        sk: `${LATE_PREFIX}${place}`,
        ...(isLate(state) && { tag: lateTag(cell) }),
      })),
    ],
  }
}

/** A deadline was missed once: the line among the late ones stays, without its tag when it is late no more. */
const wasLate = ({ clocks }: Case) => clocks.some(({ missedOn }) => missedOn !== undefined)
const isLate = ({ clocks }: Case) =>
  clocks.some(({ missedOn, state }) => missedOn !== undefined && state === 'running')
