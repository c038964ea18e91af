import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { parse } from '../fault.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { authorize } from '../staff/authorize.ts'
import { type StaffActor, unitsOf } from '../staff/staff.ts'
import { wrongForm } from '../tip/tip.ts'
import type { PassedOn } from './case.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { landOf } from './land.ts'
import { mergedPage } from './merged-page.ts'
import { passedQueue } from './queues-of.ts'
import { lineResource } from './read-queue.ts'
import type { WorkLine } from './work-list.ts'

const schema = z.strictObject({ cursor: z.optional(z.string('list.cursor_invalid')) }, { error: wrongForm })

/** A case with the last time one of the reader's units passed it on. */
export type PassedLine = { readonly line: WorkLine; readonly last: PassedOn }

type PassedList = {
  readonly lines: readonly PassedLine[]
  readonly next: string | null
  readonly land: LoadedScheme
}

const LIMIT = 50

/**
 * What the actor's units passed on: open cases by deadline, then those that ended, the last first, as long as they may be read.
 * A case in which the actor is complained of, or tied to the enterprise, is not in it. Eventually consistent.
 * @throws Fault `list.cursor_invalid`
 */
export async function readPassedOn(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  input: unknown,
): Promise<PassedList> {
  const { cursor } = parse(schema, input)
  const land = await loadScheme(ctx)
  const units = unitsOf(actor)
  const after = cursor === undefined ? undefined : readCursor(ctx.keys, cursor)
  const { entries, more } = await mergedPage(ctx.board, units.map(passedQueue), LIMIT, after, undefined)
  const [now, { isWithin }] = [ctx.now(), landOf(land)]
  const isOver = ({ former: { until } }: WorkLine) => until !== null && until < dayOf(now)
  const found = entries.map(({ body }) => body as WorkLine)
  const lines = found
    .filter((line) => !isOver(line))
    .filter((line) => authorize(actor, 'case.read', lineResource(line), { now, isWithin }).allow)
    .flatMap((line) => {
      const last = line.passed.findLast(({ from, answer }) => units.includes(from) && answer !== 'withdrawn')
      return last ? [{ line, last }] : []
    })
  const end = entries.at(-1)?.order
  const next = more && end !== undefined && !found.some(isOver) ? writeCursor(ctx.keys, end) : null
  return { lines, next, land }
}
