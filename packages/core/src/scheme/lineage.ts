import type { LoadedScheme, RevertedScheme } from './load.ts'

/** What a scheme says of a code and its predecessors; a code that goes on unchanged need not say so. */
type Said = Pick<LoadedScheme, 'cell' | 'facts' | 'codes'>

/** Codes of the scheme before from which a cell was made. */
export function predecessorsOf(scheme: Said, before: Said, code: string): readonly string[] {
  const { predecessors } = scheme.facts(code)
  if (predecessors.length > 0) return predecessors
  return before.cell(code) ? [code] : []
}

/** Codes of the next scheme that were made from a cell: several = it was split, one that others share = merged. */
export function successorsOf(scheme: Said, after: Said, code: string): readonly string[] {
  return [...after.codes()].filter((each) => predecessorsOf(after, scheme, each).includes(code))
}

/** The cells that stand for one of scheme `from` in scheme `to`, through every scheme between them, forwards or back. */
export function counterparts(
  schemes: readonly Said[],
  from: number,
  to: number,
  code: string,
): readonly string[] {
  let codes: readonly string[] = [code]
  const step = from < to ? 1 : -1
  for (let i = from; i !== to; i += step) {
    const [here, next] = [schemes[i], schemes[i + step]]
    if (!here || !next) return []
    codes = [
      ...new Set(
        codes.flatMap((each) =>
          step > 0 ? successorsOf(here, next, each) : predecessorsOf(here, next, each),
        ),
      ),
    ]
  }
  return codes
}

/** The deepest cell above or among all of these: who answers when nobody can say which of them it is. */
export function commonCell({ chain, root }: Pick<LoadedScheme, 'chain' | 'root'>, codes: readonly string[]) {
  const chains = codes.map((code) => chain(code).map((cell) => cell.code)).filter((each) => each.length > 0)
  const [first = []] = chains
  return first.findLast((code) => chains.every((each) => each.includes(code))) ?? root.code
}

/**
 * The cell of `current` that answers for a cell of `home`: what became of it, or the cell above where that is several;
 * where nothing became of it, what became of the cell above it, and at last the whole grid.
 * @param schemes the time line, `current` among them; `home` is one of them or of the reverted
 */
export function heir(
  schemes: readonly LoadedScheme[],
  reverted: readonly RevertedScheme[],
  current: LoadedScheme,
  home: LoadedScheme,
  code: string,
): string {
  const to = schemes.indexOf(current)
  const trace = (from: LoadedScheme, each: string): readonly string[] => {
    if (schemes.includes(from)) return counterparts(schemes, schemes.indexOf(from), to, each)
    const { stoodOn } = reverted.find((gone) => gone === from) ?? {}
    const before = [...schemes, ...reverted].find(({ scheme }) => scheme.id === stoodOn)
    return before ? predecessorsOf(from, before, each).flatMap((earlier) => trace(before, earlier)) : []
  }
  const upwards = home.chain(code).toReversed()
  const made = upwards
    .map((cell) => trace(home, cell.code).filter((each) => current.cell(each)))
    .find((codes) => codes.length > 0)
  return commonCell(current, made ?? [])
}
