import type { Day } from '@wangge/core/calendar'
import { Fault } from '@wangge/core/fault'
import { loadSurvey } from '@wangge/core/scheme/bulk'
import { type LoadedScheme, loadEverything } from '@wangge/core/scheme/load'
import { type PublicCell, readCell } from '@wangge/core/scheme/read-cell'
import { ctx } from '../../../../server/context.ts'
import { dayAsked } from '../../../../server/day-asked.ts'
import { found } from '../../../../server/found.ts'

/** A cell as an address asks for it. */
export type CellAsked = {
  readonly cell: PublicCell
  /** The scheme the cell is shown in. */
  readonly loaded: LoadedScheme
  /** All that were in force, oldest first. */
  readonly schemes: readonly LoadedScheme[]
  readonly areaKm2: number | undefined
  /** The day asked about; undefined for today, and where what was typed is none. */
  readonly on: Day | undefined
  readonly dayWrong: boolean
  /** The day asked about, if its scheme has no such cell: shown as it last was. */
  readonly notThen: Day | undefined
}

/** Undefined when no scheme ever had the cell. A day that is none is answered with today. */
export async function readCellAsked(code: string, typed: string | string[] | undefined) {
  const { on, dayWrong } = day(typed)
  const then = await found(readCell(ctx, code, on))
  const cell = then ?? (on && (await found(readCell(ctx, code))))
  if (!cell) return undefined
  const [{ schemes }, { areaKm2 }] = await Promise.all([
    loadEverything(ctx, cell.day),
    loadSurvey(ctx, cell.scheme.survey),
  ])
  const loaded = schemes.find(({ scheme }) => scheme.id === cell.scheme.id)
  if (!loaded) throw new Error('the scheme of a cell is on the time line')
  const asked: CellAsked = {
    cell,
    loaded,
    schemes,
    areaKm2: areaKm2[code],
    on: then && on,
    dayWrong,
    notThen: then ? undefined : on,
  }
  return asked
}

function day(typed: string | string[] | undefined): { on: Day | undefined; dayWrong: boolean } {
  try {
    return { on: dayAsked(typed), dayWrong: false }
  } catch (error) {
    if (error instanceof Fault) return { on: undefined, dayWrong: true }
    throw error
  }
}
