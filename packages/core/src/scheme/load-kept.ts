import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { type KeptLand, keptLand } from './kept-land.ts'
import { loadEverything, loadReverted } from './load.ts'
import { schemeOn, schemeStream, type Timeline } from './scheme.ts'

export type Reforms = Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>

/** A cell, and the scheme in which it was named; without one it is a cell of today's. */
export type NamedCell = { readonly cell: string; readonly scheme?: string | undefined }

/** Schemes never change once they were in force, so what is left of a cell is found once for all requests. */
const found = new Map<string, KeptLand>()
const REMEMBERED = 20_000

/**
 * What is left today of each of these cells; undefined of those of today's scheme. The bulk of former schemes is read only
 * where one of them names a cell.
 */
export async function loadKept(
  ctx: Reforms,
  named: readonly NamedCell[],
): Promise<readonly (KeptLand | undefined)[]> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  const timeline = head?.state as Timeline | undefined
  const today = timeline && schemeOn(timeline, dayOf(ctx.now()))
  const isOfToday = ({ scheme }: NamedCell) =>
    today === undefined || scheme === undefined || scheme === today.id
  if (!timeline || named.every(isOfToday)) return named.map(() => undefined)
  const [{ schemes, current }, reverted] = await Promise.all([loadEverything(ctx), loadReverted(ctx)])
  const known = [...schemes, ...reverted]
  const line = schemes.map(({ scheme }) => scheme.facts).join()
  return named.map((each) => {
    if (isOfToday(each)) return undefined
    const home = known.find(({ scheme }) => scheme.id === each.scheme)
    if (!home) return { cells: [], parts: [], touched: [current.root.code], scheme: current.scheme.id }
    const key = [line, current.scheme.id, home.scheme.id, home.scheme.facts, each.cell].join('|')
    const kept = found.get(key) ?? keptLand(schemes, reverted, current, home, each.cell)
    if (found.size >= REMEMBERED) found.clear()
    found.set(key, kept)
    return kept
  })
}
