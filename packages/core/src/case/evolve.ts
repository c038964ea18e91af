import type { Deadline } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type {
  Case,
  CaseEvent,
  Changing,
  Clock,
  Followed,
  News,
  Opened,
  PassedOn,
  Released,
  Step,
  Stepped,
} from './case.ts'
import { queuesOf } from './queues-of.ts'
import { statusOfStage } from './stage.ts'

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
  const unproved = stage === 'closed' && state.outcome?.verdict === 'untrue'
  const status = unproved ? 'not-verified' : statusOfStage(stage)
  const queues = [...new Set([...state.queues, ...queuesOf(state)])]
  return { ...state, status, due: firstDue(state.clocks), queues }
}

/** The deadline that comes first among the clocks that run; a missing holiday table comes last. */
export function firstDue(clocks: readonly Clock[]): Deadline | null {
  const running = clocks.filter(({ state }) => state === 'running').map(({ due }) => due)
  const dated = running.filter((due) => 'date' in due).toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return dated[0] ?? running[0] ?? null
}
