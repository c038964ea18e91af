import * as z from 'zod/mini'
import { dayBefore, dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { authorize, type Resource } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import { type StaffActor, unitsOf } from '../staff/staff.ts'
import { wrongForm } from '../tip/tip.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { landOf } from './land.ts'
import { mergedPage } from './merged-page.ts'
import { cellQueue, unitQueue } from './queues-of.ts'
import type { WorkLine } from './work-list.ts'

export const queueSchema = z.strictObject(
  {
    /** Without it: what the actor's own units have to act on. */
    cell: z.optional(z.string('cell.unknown')),
    category: z.optional(z.string('tip.category_unknown')),
    /** Only what is past its last day. */
    overdue: z._default(z.coerce.boolean(), false),
    cursor: z.optional(z.string('list.cursor_invalid')),
    limit: z._default(
      z.coerce.number('list.limit_invalid').check(z.int('list.limit_invalid'), z.gte(1), z.lte(200)),
      50,
    ),
  },
  { error: wrongForm },
)

export type Queue = {
  readonly lines: readonly WorkLine[]
  /** How many were looked at for these; with `next` there are more to look at, also where none of them fitted. */
  readonly looked: number
  readonly next: string | null
  readonly land: LoadedScheme
}

/** Pages looked through for lines that fit, so that a rare category does not read a whole county; and lines of each then. */
const PAGES = 10
const LOOKED_AT = 200

/**
 * Open cases by deadline, the nearest first: those the actor's units have to act on, or all of a cell and below it. A case
 * in which the actor is involved is not in any list. Eventually consistent; a deed judges the case itself.
 * @throws Fault `staff.unknown` for a cell outside the actor's reach, `cell.unknown`, `list.cursor_invalid`
 */
export async function readQueue(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  input: unknown,
): Promise<Queue> {
  const { cell, category, overdue, cursor, limit } = parse(queueSchema, input)
  const loaded = await loadScheme(ctx)
  const land = landOf(loaded)
  if (cell !== undefined) {
    if (!land.has(cell)) throw fault('cell.unknown', 'cell')
    await permit(ctx, actor, 'desk.open', cell, { cells: land.chain(cell), unit: cell }, land.isWithin)
  }
  const queues = cell === undefined ? unitsOf(actor).map(unitQueue) : [cellQueue(cell)]
  const until = overdue ? `${dayBefore(dayOf(ctx.now()))}~` : undefined
  const mayRead = (line: WorkLine) =>
    authorize(actor, 'case.read', lineResource(line), { now: ctx.now(), isWithin: land.isWithin }).allow
  const fits = (line: WorkLine) => (category === undefined || line.category === category) && mayRead(line)
  let after = cursor === undefined ? undefined : readCursor(ctx.keys, cursor)
  const lines: WorkLine[] = []
  let looked = 0
  const size = category === undefined ? limit : LOOKED_AT
  for (let page = 0; page < PAGES; page++) {
    const found = await mergedPage(ctx.board, queues, size, after, until)
    for (const entry of found.entries) {
      const line = entry.body as WorkLine
      after = entry.order
      looked++
      if (fits(line)) lines.push(line)
      if (lines.length === limit) break
    }
    const isFull = lines.length === limit
    const isLast = !found.more && after === found.entries.at(-1)?.order
    if (isFull || isLast || found.entries.length === 0) {
      const next =
        isLast || found.entries.length === 0 || after === undefined ? null : writeCursor(ctx.keys, after)
      return { lines, looked, next, land: loaded }
    }
  }
  return { lines, looked, next: after === undefined ? null : writeCursor(ctx.keys, after), land: loaded }
}

/** What is known of a line's rights without its case: who took part is judged at the deed. */
export const lineResource = ({
  cells,
  scheme,
  unit,
  others,
  former,
  category,
  against,
  site,
}: WorkLine): Resource => ({
  cells,
  scheme,
  unit,
  others,
  former,
  category,
  against,
  site,
})
