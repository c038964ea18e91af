import type { CellRef } from '@wangge/grid'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { loadEverything } from '../scheme/load.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { shownAtLeast } from './shown.ts'
import { caseStatuses } from './stage.ts'
import { type CaseEntry, LATE_PREFIX, LIST_PREFIX, lateTag, listPartition, statusTag } from './view.ts'

export const listSchema = z.strictObject(
  {
    cell: z.optional(z.string('cell.unknown')),
    status: z.optional(z.enum(caseStatuses, 'case.status_unknown')),
    /** Only what is past a deadline; it goes before a status. */
    late: z._default(z.coerce.boolean(), false),
    cursor: z.optional(z.string('list.cursor_invalid')),
    limit: z._default(
      z.coerce
        .number('list.limit_invalid')
        .check(z.int('list.limit_invalid'), z.gte(1, 'list.limit_invalid'), z.lte(100, 'list.limit_invalid')),
      20,
    ),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object') },
)

/** A public case in a list, its cell named. */
export type ListedCase = Omit<CaseEntry, 'cells' | 'scheme'> & { readonly cell: CellRef }

export type CaseList = {
  readonly cases: readonly ListedCase[]
  readonly next: string | null
  /**
   * The cell above under which cases of the cell asked for show while it has too few residents or reports to be named;
   * null where they show in the cell itself in any case. Told by population alone: it says nothing of what came.
   */
  readonly shownAt: CellRef | null
  readonly demo: boolean
}

/**
 * Cases newest first, of a cell of any scheme and all below it (without a cell: of the whole grid), perhaps of one status.
 * `next` is the cursor of the following page.
 * @throws Fault `cell.unknown`, `case.status_unknown`, `list.cursor_invalid`, `list.limit_invalid`
 */
export async function listCases(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now'>,
  input: unknown,
): Promise<CaseList> {
  const { cell: wanted, status, late, cursor, limit } = parse(listSchema, input)
  const { schemes, current } = await loadEverything(ctx)
  const cell = wanted ?? current.root.code
  const home = current.cell(cell) ? current : schemes.findLast((each) => each.cell(cell))
  if (!home) throw fault('cell.unknown', 'cell')
  const after = cursor === undefined ? undefined : readCursor(ctx.keys, cursor)
  const { views, next } = await ctx.views.list({
    pk: listPartition(cell),
    prefix: late ? LATE_PREFIX : LIST_PREFIX,
    limit,
    ...(late ? { tag: lateTag(cell) } : status && { tag: statusTag(cell, status) }),
    ...(after && { after }),
  })
  const cases = views.map(({ body }) => {
    const { cells, scheme, ...entry } = body as CaseEntry
    const named = schemes.find((each) => each.scheme.id === scheme) ?? current
    return { ...entry, cell: named.ref(cells.at(-1) ?? '') }
  })
  const codes = home.chain(cell).map(({ code }) => code)
  const shown = shownAtLeast(home, codes, ctx.jurisdiction, ctx.now()).at(-1) ?? cell
  return {
    cases,
    next: next === undefined ? null : writeCursor(ctx.keys, next),
    shownAt: shown === cell ? null : home.ref(shown),
    demo: current.scheme.demo,
  }
}
