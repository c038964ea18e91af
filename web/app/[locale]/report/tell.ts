import { deadline } from '@wangge/core/calendar'
import { shownAtLeast } from '@wangge/core/case/shown'
import type { Context } from '@wangge/core/context'
import { parse } from '@wangge/core/fault'
import { pointSchema } from '@wangge/core/point'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { locatePlace, place } from '@wangge/core/scheme/locate'
import type { Told, toPlace } from './report-state.ts'

/** Whose cell a place is, and by when they must have acted on a tip of now. Null while there is no place. */
export async function tell(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>,
  loaded: LoadedScheme,
  at: ReturnType<typeof toPlace>,
): Promise<Told | null> {
  if (!at.cell && !at.point) return null
  const checked = at.point ? { point: parse(pointSchema, at.point) } : { cell: at.cell }
  const { match, responsible, neighbours, nearest } = await locatePlace(ctx, checked)
  const codes = place(loaded, checked).cells.map(({ code }) => code)
  const cell = loaded.ref(codes.at(-1) ?? '')
  const now = ctx.now()
  const due = deadline('tip.accept', ctx.jurisdiction, now) ?? null
  const publicCell = loaded.ref(shownAtLeast(loaded, codes, ctx.jurisdiction, now).at(-1) ?? cell.code)
  return { cell, publicCell, match, responsible, neighbours, nearest, due }
}
