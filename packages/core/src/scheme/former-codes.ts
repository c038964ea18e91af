import { dayOf } from '../calendar/calendar.ts'
import { counterparts, heir, successorsOf } from './lineage.ts'
import { type LoadedScheme, loadEverything, loadReverted, type RevertedScheme } from './load.ts'
import type { Reforms } from './load-kept.ts'
import { isReformed, schemeOn, schemeStream, type Timeline } from './scheme.ts'

/** Whether any scheme but today's was ever in force: one small read. */
async function wasReformed({ ledger, jurisdiction, now }: Reforms): Promise<boolean> {
  const head = await ledger.head(schemeStream(jurisdiction))
  const timeline = head?.state as Timeline | undefined
  return timeline !== undefined && schemeOn(timeline, dayOf(now())) !== undefined && isReformed(timeline)
}

/** Codes in other schemes of the cells that share land with these, and these: under any of them something may be listed. */
export async function withFormerCodes(ctx: Reforms, cells: readonly string[]): Promise<readonly string[]> {
  if (cells.length === 0 || !(await wasReformed(ctx))) return cells
  const [{ schemes, current }, reverted] = await Promise.all([loadEverything(ctx), loadReverted(ctx)])
  const at = schemes.indexOf(current)
  const found = cells.flatMap((cell) => [
    cell,
    ...schemes.flatMap((_, i) => counterparts(schemes, at, i, cell)),
    ...reverted.flatMap((gone) => {
      const base = schemes.findIndex(({ scheme }) => scheme.id === gone.stoodOn)
      const before = schemes[base]
      if (!before) return []
      return counterparts(schemes, at, base, cell).flatMap((each) => successorsOf(before, gone, each))
    }),
  ])
  return [...new Set(found)]
}

/** By a cell of today's scheme, the codes a reform did away with for which it answers. */
type Heirs = ReadonlyMap<string, readonly string[]>

/** Of the newest time line met: schemes never change once they were in force. */
let known: { readonly line: string; readonly heirs: Heirs } | undefined

/** Codes that are not there any more and for which a cell of today answers: what became of them, or the cell above it. */
export async function codesLeftTo(ctx: Reforms, cell: string): Promise<readonly string[]> {
  if (!(await wasReformed(ctx))) return []
  const [{ schemes, current }, reverted] = await Promise.all([loadEverything(ctx), loadReverted(ctx)])
  const line = [current, ...schemes, ...reverted].map(({ scheme }) => scheme.facts + scheme.grid).join()
  if (known?.line !== line) known = { line, heirs: heirsIn(schemes, reverted, current) }
  return known.heirs.get(cell) ?? []
}

function heirsIn(
  schemes: readonly LoadedScheme[],
  reverted: readonly RevertedScheme[],
  current: LoadedScheme,
): Heirs {
  const heirs = new Map<string, string[]>()
  const seen = new Set<string>()
  // Of a code that several schemes had, the newest says what it was.
  for (const home of [...schemes, ...reverted].toReversed()) {
    for (const code of home.codes()) {
      if (current.cell(code) || seen.has(code)) continue
      seen.add(code)
      const to = heir(schemes, reverted, current, home, code)
      heirs.set(to, [...(heirs.get(to) ?? []), code])
    }
  }
  return heirs
}
