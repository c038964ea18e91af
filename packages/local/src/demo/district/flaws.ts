import type { Cell } from './cell.ts'
import { type Dice, shuffle } from './random.ts'

/** What is missing from a roster on purpose, for the coverage page to find. */
export type Flaws = {
  /** Cells without a head: four unit grids, and a grid point in two of them. */
  readonly headless: readonly string[]
  /** Those of them that are bound to a site: nobody answers for it. */
  readonly ownerless: readonly string[]
  /** Cells with a head of which the last fixes are not said. */
  readonly incomplete: readonly string[]
  /** Posts, none of them a head's, without a holder. */
  readonly vacant: readonly string[]
  /** Posts whose holder's certificate has run out. */
  readonly expired: readonly string[]
}

const vacancies = 8
const expiries = 7
const lapses = 12

/**
 * @param deputies posts that may stand empty
 * @param certified posts whose holder needs a certificate
 */
export function planFlaws(
  cells: readonly Cell[],
  deputies: readonly string[],
  certified: readonly string[],
  dice: Dice,
): Flaws {
  const sites = Map.groupBy(
    cells.filter(({ unit }) => unit),
    ({ parent }) => parent,
  )
  const grids = shuffle(
    cells.filter(({ level }) => level === 'grid').map(({ code }) => code),
    dice,
  )
  const withOneSite = grids.filter((code) => sites.get(code)?.length === 1).slice(0, 2)
  const ownerless = withOneSite.flatMap((code) => sites.get(code)?.map((site) => site.code) ?? [])
  const withoutSite = grids.filter((code) => !sites.has(code))
  const vacant = shuffle(deputies, dice).slice(0, vacancies)
  return {
    headless: [...withOneSite, ...ownerless, ...withoutSite.slice(0, 2)],
    ownerless,
    incomplete: withoutSite.slice(2, 2 + lapses),
    vacant,
    expired: shuffle(
      certified.filter((post) => !vacant.includes(post)),
      dice,
    ).slice(0, expiries),
  }
}
