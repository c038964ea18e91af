import { commonCell, predecessorsOf } from './lineage.ts'
import type { LoadedScheme, RevertedScheme } from './load.ts'

/** What whoever has a cell of one scheme has of another one. */
export type KeptLand = {
  /** Cells made from it and from nothing beside it; `except`: the topmost cells below them that came from elsewhere. */
  readonly cells: readonly { readonly cell: string; readonly except: readonly string[] }[]
  /** Every cell made from it at least in part. */
  readonly parts: readonly string[]
  /** Those, and at each reform the one above where they were several or none: who answers for it in any way. */
  readonly touched: readonly string[]
  /** Id of the scheme in force, which these are cells of. */
  readonly scheme: string
}

/**
 * What is left of a right over a cell of `home` in the scheme in force, by what each scheme between them says its cells were
 * made from. A cell that was split leaves all its parts, one that was renumbered the new number; one that was merged leaves
 * nothing, unless what it was merged with lay within it: nobody gets land by a reform that he did not have. A cell that goes
 * on goes on, without what was put below it from elsewhere. The whole grid goes on as the whole grid.
 * @param schemes the time line, `current` among them; `home` is one of them or of the reverted
 */
export function keptLand(
  schemes: readonly LoadedScheme[],
  reverted: readonly RevertedScheme[],
  current: LoadedScheme,
  home: LoadedScheme,
  code: string,
): KeptLand {
  const scheme = current.scheme.id
  if (!home.cell(code)) return { cells: [], parts: [], touched: [current.root.code], scheme }
  const only = new Set([code])
  const start: Kept = { own: only, parts: only, touched: only, except: new Set() }
  const { own, parts, touched, except } = stepsTo(schemes, reverted, current, home).reduce(over, start)
  const isBelow = (cell: string, top: string) => current.chain(cell).some((each) => each.code === top)
  const cells = [...own].map((cell) => ({ cell, except: [...except].filter((each) => isBelow(each, cell)) }))
  return { cells, parts: [...parts], touched: [...touched], scheme }
}

/** A step from a scheme to the one after or before it. */
type Step = {
  readonly from: LoadedScheme
  readonly to: LoadedScheme
  /** Cells of `from` that a cell of `to` has its land from. */
  readonly madeOf: (code: string) => readonly string[]
}

/** `own`: cells that are had, with all below them but what lies in `except`. */
type Kept = {
  readonly own: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
  readonly touched: ReadonlySet<string>
  readonly except: ReadonlySet<string>
}

function over({ own, parts, touched, except }: Kept, { from, to, madeOf }: Step): Kept {
  const upwards = (code: string) =>
    from
      .chain(code)
      .map((cell) => cell.code)
      .toReversed()
  const had = (code: string) => own.has(upwards(code).find((each) => own.has(each) || except.has(each)) ?? '')
  // Of what nothing is said goes with the cell above it.
  const isHad = (code: string): boolean => {
    if (code === to.root.code) return own.has(from.root.code)
    const made = madeOf(code)
    return made.length > 0 ? made.every(had) : isHad(to.cell(code)?.parent ?? to.root.code)
  }
  const isMadeOf = (code: string, cells: ReadonlySet<string>) =>
    code === to.root.code ? cells.has(from.root.code) : madeOf(code).some((each) => cells.has(each))
  const codes = [...to.codes()]
  const mine = new Set(codes.filter((code) => isMadeOf(code, own) && isHad(code)))
  const foreign = new Set<string>()
  const visit = (code: string) => {
    for (const below of to.cell(code)?.children ?? []) {
      if (mine.has(below)) continue
      if (isHad(below)) visit(below)
      else foreign.add(below)
    }
  }
  for (const code of mine) visit(code)
  const made = [...touched].flatMap((each) => {
    const lines = upwards(each).map((cell) => codes.filter((code) => isMadeOf(code, new Set([cell]))))
    const found = lines.find((line) => line.length > 0) ?? []
    return [...(lines[0] ?? []), commonCell(to, found)]
  })
  return {
    own: mine,
    parts: new Set(codes.filter((code) => isMadeOf(code, parts))),
    touched: new Set(made),
    except: foreign,
  }
}

/** From one scheme to the one in force: off the time line first, where it was taken off that, then along it. */
function stepsTo(
  schemes: readonly LoadedScheme[],
  reverted: readonly RevertedScheme[],
  current: LoadedScheme,
  home: LoadedScheme,
): readonly Step[] {
  const steps: Step[] = []
  let at = home
  while (!schemes.includes(at)) {
    const { stoodOn } = reverted.find((gone) => gone === at) ?? {}
    const before = [...schemes, ...reverted].find(({ scheme }) => scheme.id === stoodOn)
    if (!before) return [...steps, { from: at, to: current, madeOf: () => [] }]
    steps.push(backwards(at, before))
    at = before
  }
  const [begin, end] = [schemes.indexOf(at), schemes.indexOf(current)]
  const between = schemes.slice(Math.min(begin, end), Math.max(begin, end) + 1)
  const way = begin < end ? between : between.toReversed()
  const step = begin < end ? forwards : backwards
  return [...steps, ...way.slice(1).map((to, i) => step(way[i] ?? to, to))]
}

const forwards = (from: LoadedScheme, to: LoadedScheme): Step => ({
  from,
  to,
  madeOf: (code) => predecessorsOf(to, from, code),
})

/** Back in the scheme before, a cell has the land of those that were made from it. */
function backwards(from: LoadedScheme, to: LoadedScheme): Step {
  const successors = new Map<string, string[]>()
  for (const code of from.codes())
    for (const before of predecessorsOf(from, to, code))
      successors.set(before, [...(successors.get(before) ?? []), code])
  return { from, to, madeOf: (code) => successors.get(code) ?? [] }
}
