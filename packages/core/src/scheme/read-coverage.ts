import type { Day } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readDeeds, seatsUnder } from '../officer/read.ts'
import { loadSurvey } from './bulk.ts'
import { type CoverageReport, coverageOf } from './coverage.ts'
import { loadEverything, loadScheme } from './load.ts'

/**
 * The coverage of a scheme on a day: of the one in force then, or of one named by its id; of the whole of it, or of a cell
 * and all below it.
 * @throws Fault `scheme.none`, `scheme.unknown`, `cell.unknown`
 */
export async function readCoverage(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  {
    id,
    day,
    cell,
  }: {
    readonly id?: string | undefined
    readonly day?: Day | undefined
    readonly cell?: string | undefined
  },
): Promise<CoverageReport> {
  const loaded =
    id === undefined
      ? await loadScheme(ctx, day)
      : (await loadEverything(ctx, day)).schemes.find(({ scheme }) => scheme.id === id)
  if (!loaded) throw fault('scheme.unknown', 'scheme')
  if (cell !== undefined && !loaded.cell(cell)) throw fault('cell.unknown', 'cell')
  const [survey, deeds] = await Promise.all([loadSurvey(ctx, loaded.scheme.survey), readDeeds(ctx)])
  return coverageOf(loaded, survey, (each) => seatsUnder(loaded, each, deeds), cell)
}
