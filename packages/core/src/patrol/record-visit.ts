import { dayOf } from '../calendar/calendar.ts'
import { landOf } from '../case/land.ts'
import { demandPhotos } from '../case/photos.ts'
import { sealCaseWords } from '../case/sealed.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { inputMark, onceName, parseKey } from '../idempotency-key.ts'
import { newNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { decideVisit, roleIn, spanOf } from './decide-visit.ts'
import { openFinding } from './open-finding.ts'
import { readOwnTimes, withOwnTime } from './own-times.ts'
import {
  evolvePatrols,
  monthOf,
  noPatrols,
  type Patrols,
  patrolStream,
  TRACK_WAIT,
  visitSchema,
} from './patrol.ts'
import { insideOf, metresOf } from './track.ts'
import { forgetTracksFrom, recordWithin } from './visit-rules.ts'
import { keptPhotos, type VisitWords } from './visit-words.ts'

/** `cases`: numbers of the cases its findings opened. */
export type Recorded = { readonly no: string; readonly cases: readonly string[] }

type Records = Pick<Context, 'ledger' | 'files' | 'passing' | 'keys' | 'jurisdiction' | 'now' | 'random'>

type Once = Recorded & { readonly mark: string }

/** How often a visit is decided anew because the cell's month or the person's times moved on. */
const TRIES = 6

/**
 * Records a patrol in one transaction, the cases its findings open among it. The month is that of the day it began. A repeat of
 * the key answers the same and records nothing.
 * @throws Fault of the schema, of `permit`, `decideVisit`, `openFinding`; `tip.key_missing`, `tip.key_invalid`, `tip.key_reused`;
 *   `cell.unknown` for a cell the scheme of that day does not have; `command.wrong_state` after too many clashes
 */
export async function recordVisit(
  ctx: Records,
  actor: StaffActor,
  { key: givenKey, input: given }: { readonly key: unknown; readonly input: unknown },
): Promise<Recorded> {
  const input = parse(visitSchema, given)
  const photos = [...input.photos, ...input.findings.flatMap((finding) => finding.photos)]
  if (new Set(photos).size < photos.length) throw fault('evidence.twice', 'photos')
  const key = onceName(`${actor.id}/${parseKey(givenKey, 'key')}`)
  const mark = inputMark(ctx.keys, input)
  const again = ({ no, cases, ...first }: Once): Recorded => {
    if (first.mark !== mark) throw fault('tip.key_reused', 'key')
    return { no, cases }
  }
  const first = (await ctx.ledger.once(key)) as Once | undefined
  if (first) return again(first)
  const began = dayOf(new Date(input.startedAt))
  const [then, current] = await Promise.all([loadScheme(ctx, began), loadScheme(ctx)])
  const { cell } = input
  const cells = then.chain(cell).map(({ code }) => code)
  if (cells.length === 0) throw fault('cell.unknown', 'cell')
  await permit(ctx, actor, 'patrol.record', cell, { cells, unit: cell }, landOf(current).isWithin)
  const month = monthOf(began)
  const stream = patrolStream(cell, month)
  const measured = { metres: metresOf(input.track), inside: insideOf(then, cell, input.track) }
  for (let tries = 1; ; tries++) {
    const now = ctx.now()
    const [head, own] = await Promise.all([ctx.ledger.head(stream), readOwnTimes(ctx, actor.id)])
    const state = (head?.state as Patrols | undefined) ?? noPatrols(cell, month)
    const no = newNumber('P', month.slice(0, 4), ctx.random(7))
    const opened = await Promise.all(
      input.findings.flatMap(({ result }, i) =>
        result === 'case' ? [openFinding(ctx, current, actor.name, input, i)] : [],
      ),
    )
    const cases = opened.map((each) => each.no)
    const within = recordWithin(ctx.jurisdiction, now)
    const visit = decideVisit(state, input, {
      no,
      by: actor.name,
      role: roleIn(actor, cell),
      now,
      within,
      own: own.spans,
      ...measured,
      cases,
    })
    const claims = await demandPhotos(ctx, { no, tip: null, merges: [] }, keptPhotos(input, input), 'photos')
    const words: VisitWords = {
      track: input.track,
      photos: input.photos,
      findings: input.findings.map(({ text, point, photos }) => ({ text, photos, ...(point && { point }) })),
    }
    const { commit, sealed } = sealCaseWords(ctx, stream, state.seq + 1, words)
    const happened = { type: 'patrol.visited' as const, data: visit }
    const result = await ctx.ledger.append({
      at: now.toISOString(),
      by: actor.name,
      streams: [
        {
          stream,
          after: head?.seq ?? 0,
          events: [{ ...happened, data: { ...visit, commit }, sealed }],
          state: evolvePatrols(state, happened),
          waiting: TRACK_WAIT,
          since: forgetTracksFrom(ctx.jurisdiction, month),
        },
        ...opened.map((each) => each.stream),
      ],
      outbox: opened.flatMap((each) => each.outbox),
      once: { key, value: { no, cases, mark } },
      claims: [...claims, ...opened.flatMap((each) => each.claims)],
      registers: [withOwnTime(ctx, actor.id, own, spanOf(input), now.getTime() - 2 * within)],
    })
    if (result === 'stored') return { no, cases }
    if (result.refused === 'once') return again(result.value as Once)
    if (result.refused === 'claim') throw fault('evidence.taken', 'photos')
    if (tries === TRIES) throw fault('command.wrong_state')
  }
}
