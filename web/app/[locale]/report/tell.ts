import { deadline } from '@wangge/core/calendar'
import { unitOver } from '@wangge/core/case/barred'
import { landOf } from '@wangge/core/case/land'
import { shownAtLeast } from '@wangge/core/case/shown'
import type { Context } from '@wangge/core/context'
import { parse } from '@wangge/core/fault'
import { pointSchema } from '@wangge/core/point'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { locatePlace, place } from '@wangge/core/scheme/locate'
import { cellOfUnit, departmentOfUnit } from '@wangge/core/staff'
import type { Told, toPlace } from './report-state.ts'

/** Whose cell a place is, and by when they must have acted on a tip of now. Null while there is no place. */
export async function tell(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>,
  loaded: LoadedScheme,
  at: ReturnType<typeof toPlace>,
  against = '',
): Promise<Told | null> {
  if (!at.cell && !at.point) return null
  const checked = at.point ? { point: parse(pointSchema, at.point) } : { cell: at.cell }
  const { match, responsible, neighbours, nearest } = await locatePlace(ctx, checked)
  const codes = place(loaded, checked).cells.map(({ code }) => code)
  const cell = loaded.ref(codes.at(-1) ?? '')
  const now = ctx.now()
  const due = deadline('tip.accept', ctx.jurisdiction, now) ?? null
  const publicCell = loaded.ref(shownAtLeast(loaded, codes, ctx.jurisdiction, now).at(-1) ?? cell.code)
  return { cell, publicCell, match, responsible, neighbours, nearest, due, over: overOf(loaded, against) }
}

function overOf(loaded: LoadedScheme, against: string): Told['over'] {
  if (!loaded.cell(against)) return null
  const unit = unitOver(against, landOf(loaded))
  const isDiscipline = departmentOfUnit(unit) !== undefined
  return { complained: loaded.ref(against), cell: loaded.ref(cellOfUnit(unit)), isDiscipline }
}
