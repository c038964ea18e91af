import { createHash } from 'node:crypto'
import { build, type Cell, type Datum, encode, GridError } from '@wangge/grid'
import type { Survey } from '@wangge/grid/survey'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { seatFits } from '../officer/officer.ts'
import type { StoredSurvey } from './bulk.ts'
import type { Facts } from './facts.ts'
import {
  evolveTimeline,
  factsFile,
  gridFile,
  type Scheme,
  type SchemeHeader,
  schemeStream,
  surveyFile,
  type Timeline,
} from './scheme.ts'

export type SchemeInput = SchemeHeader & {
  readonly datum: Datum
  readonly areas: readonly Cell[]
  readonly facts: Facts
  readonly survey: Survey
}

const drafting = command<Timeline, Scheme, null>({
  by: ['operator'],
  from: ['none', 'drafting', 'active'],
  evolve: evolveTimeline,
  decide(timeline, data) {
    if (timeline && Object.hasOwn(timeline.issued, data.id)) throw fault('scheme.activated', 'id')
    return [{ type: 'scheme.drafted', data }]
  },
})

/**
 * Keeps a scheme, not yet in force; a draft of the same id gives way to it. The bulk is stored first, each file under its
 * hash: a crash before the event leaves files nobody points to.
 * @throws Fault `scheme.invalid` with `cell:what` or `post:what` as its field, `scheme.several_roots`, `scheme.activated` when the id is or was in force,
 * `command.wrong_state` when another change of the time line came first
 */
export async function draftScheme(
  ctx: Pick<Context, 'ledger' | 'files' | 'now'>,
  actor: Actor,
  { areas, datum, facts, survey, ...header }: SchemeInput,
): Promise<Scheme> {
  if (areas.filter(({ parent }) => parent === null).length !== 1) throw fault('scheme.several_roots')
  checkFacts(areas, facts)
  const files = {
    grid: named(gridFile, encodeGrid(areas, datum)),
    facts: named(factsFile, json(facts)),
    survey: named(surveyFile, json(surveyOf(survey))),
  }
  const scheme: Scheme = {
    ...header,
    grid: files.grid.sha256,
    facts: files.facts.sha256,
    survey: files.survey.sha256,
    cells: areas.length,
  }
  const stream = schemeStream(header.jurisdiction)
  const head = await ctx.ledger.head(stream)
  const { events, state } = drafting(actor, head?.state as Timeline | undefined, scheme, null)
  await Promise.all(Object.values(files).map(({ name, bytes }) => ctx.files.write(name, bytes)))
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream, after: head?.seq ?? 0, events, state }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
  return scheme
}

/** Whatever reads a roster before this, no cell is made up here and no personal phone gets past it. */
function checkFacts(areas: readonly Cell[], facts: Facts) {
  const codes = new Set(areas.map(({ code }) => code))
  for (const [code, { seats }] of Object.entries(facts)) {
    if (!codes.has(code)) throw fault('scheme.invalid', `${code}:cell.unknown`)
    const wrong = seats.find((seat) => !seatFits(code, seat))
    if (wrong) throw fault('scheme.invalid', `${wrong.post}:officer.invalid`)
  }
}

function named(fileName: (sha256: string) => string, bytes: Uint8Array) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { sha256, name: fileName(sha256), bytes }
}

const surveyOf = ({ areaKm2, coverage, ...survey }: Survey): StoredSurvey => ({
  ...survey,
  areaKm2: Object.fromEntries(areaKm2),
  coverage: Object.fromEntries(coverage),
})

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function encodeGrid(areas: readonly Cell[], datum: Datum): Uint8Array {
  try {
    return encode(build([...areas], datum))
  } catch (error) {
    if (error instanceof GridError) throw fault('scheme.invalid', `${error.cell ?? ''}:${error.code}`)
    throw error
  }
}
