import { dayOf, hourOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import type { NoticeKind } from '../notice/notice.ts'
import type { Unit } from '../staff/staff.ts'
import { type Case, caseStream, type Step, type Stepped } from './case.ts'
import { handClocks } from './clocks.ts'
import type { Done } from './deed.ts'
import { evolveCase } from './evolve.ts'
import { logEntry } from './log-entry.ts'
import { sealCaseWords } from './sealed.ts'
import { logName, type Move, nextLogged, type Stage } from './stage.ts'
import { waitsFor } from './waits.ts'
import { passers } from './who-acts.ts'

/** What a unit must hear of stays in the head for so many deeds: a skipped image of the stream loses none. */
const NEWS_KEPT = 5

type Decided = {
  readonly state: Case
  readonly seq: number
  readonly by: string
  readonly move: Move
  readonly done: Done
}

/**
 * Everything of one decided deed: the event, its entry in the public log, and all that stands or falls with it. Clocks of the
 * unit that handled it until now go with the case.
 */
export function appendOf(
  ctx: Pick<Context, 'keys' | 'now' | 'random'>,
  { state, seq, by, move, done }: Decided,
) {
  const now = ctx.now()
  const stream = caseStream(state.no)
  const step = stepOf(state, move, done, now)
  const at = now.toISOString()
  const stage = stageAfter(state.stage, move, done.to)
  const news = [...[done.news ?? []].flat(), ...feedback(state, stage)]
  const clocks = handClocks(done.set?.clocks ?? state.clocks, state.unit, done.set?.unit ?? state.unit)
  const set: Stepped['set'] = {
    ...done.set,
    ...((done.set?.clocks !== undefined || done.set?.unit !== undefined) && { clocks }),
    stage,
    ...(move.handles && !state.handlers.includes(by) && { handlers: [...state.handlers, by] }),
    ...(news.length > 0 && {
      news: [...state.news, ...news.map((each) => ({ seq: seq + 1, at, ...each }))].slice(-NEWS_KEPT),
    }),
  }
  const logged = move.shown ? logOf(ctx, state, step, now) : undefined
  const told = logged ? { ...set, leaf: logged.leaf, outboxAt: logged.outbox.at } : set
  const { commit, sealed } = done.words ? sealCaseWords(ctx, stream, seq + 1, done.words) : {}
  const data = { step, set: told, ...(commit !== undefined && { commit }) }
  const after = evolveCase(state, { type: move.event, data })
  const outbox = [...(logged ? [logged.outbox] : []), ...(done.outbox ?? [])]
  return {
    at,
    by,
    streams: [
      {
        stream,
        after: seq,
        events: [{ type: move.event, data, ...(sealed && { sealed }) }],
        state: after,
        ...waitsFor(after),
      },
      ...(done.streams ?? []),
    ],
    ...(outbox.length > 0 && { outbox }),
    ...(done.claims && { claims: done.claims }),
    ...(done.registers && { registers: done.registers }),
  }
}

function stageAfter(stage: Stage, { to, keeps = [] }: Move, decided: Stage | undefined): Stage {
  if (decided !== undefined) return decided
  if (to === null || keeps.includes(stage)) return stage
  return to
}

/** Whoever passed a case on hears of its end (S0-16, S2-26). */
const feedback = (
  state: Case,
  stage: Stage,
): readonly { readonly kind: NoticeKind; readonly units: readonly Unit[] }[] =>
  stage === 'closed' && state.stage !== 'closed' && sendersOf(state).length > 0
    ? [{ kind: 'fed-back', units: sendersOf(state) }]
    : []

const sendersOf = (state: Case): readonly Unit[] => [
  ...new Set([...state.senders, ...passers(state).filter((unit) => unit !== state.unit)]),
]

/** Dated to the hour, as finely as the public may know, while it is held to the day; the event itself has its moment. */
function stepOf(state: Case, { deed }: Move, { facts, set }: Done, now: Date): Step {
  const shown = state.shown.at(-1)
  return {
    ...facts,
    event: deed,
    at: state.releasedAt === null ? dayOf(now) : hourOf(now),
    unit: set?.unit ?? state.unit,
    scheme: state.scheme,
    ...(shown !== undefined && { cell: state.cells.at(-1) ?? '', shown }),
  }
}

function logOf(ctx: Pick<Context, 'random'>, state: Case, step: Step, now: Date) {
  const { event, reason, verdict, kind, clock, due, ref } = step
  const code = reason ?? verdict ?? kind ?? clock
  return logEntry(
    {
      case: state.no,
      seq: nextLogged(state),
      event: logName(event),
      at: step.at,
      prev: state.leaf,
      ...(state.shown.length > 0 && { unit: state.shown.at(-1) ?? '' }),
      ...(code !== undefined && { code }),
      ...(due !== undefined && { due }),
      ...(ref !== undefined && { ref }),
    },
    caseStream(state.no),
    now.getTime(),
    state.outboxAt,
    ctx.random(16),
  )
}
