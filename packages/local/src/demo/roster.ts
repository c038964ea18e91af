import type { FixRow, PostRow } from './district/files.ts'
import fixes from './fixes.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }

type Rank = keyof typeof fixes

/** A cell of a demo grid that is to get posts; `rank` says which of the sample duties are its own. */
export type Post = { readonly code: string; readonly rank: Rank; readonly isTop: boolean }

/** Some posts and texts are left out, so that the coverage page has something to find: one in so many villages. */
const [VACANT, EXPIRED, UNREWARDED] = [37, 41, 29]

/**
 * A fictitious roster: a head for every cell, a deputy above the villages, one or two supervisors in them (S4-05).
 * Phones begin with 0 after the area code, which no line in China does: they ring nowhere.
 */
export function rosterOf(cells: readonly Post[], areaCode: string, from: string): PostRow[] {
  let drawn = 0
  const person = () => {
    const i = drawn++
    const name = `${pick(people.surnames, i * 7)}${pick(people.given, i * 11)}`
    return { name, phone: `${areaCode}-0${String(100_000 + i).padStart(6, '0')}`, from }
  }
  const nobody = { name: null, phone: null, from: null }
  const common = { to: null, members: null, certificate: null, certificate_until: null }
  return cells.flatMap(({ code, rank, isTop }, i): PostRow[] => {
    const isVacant = rank === 'village' && i % VACANT === VACANT - 1
    const head: PostRow = {
      ...common,
      cell: code,
      role: 'head',
      title: isTop ? 'general-grid-head' : 'grid-head',
      ...(isVacant ? nobody : person()),
    }
    if (rank !== 'village')
      return [head, { ...common, cell: code, role: 'deputy', title: 'deputy-grid-head', ...person() }]
    const supervisors = Array.from(
      { length: 1 + (i % 2) },
      (_, n): PostRow => ({
        ...common,
        cell: code,
        role: 'worker',
        title: 'supervisor',
        ...person(),
        certificate: `示意-${code}-${n + 1}`,
        certificate_until: i % EXPIRED === EXPIRED - 1 ? '2026-06-30' : '2028-12-31',
      }),
    )
    return [head, ...supervisors]
  })
}

/** The five fixes of every cell in words; the area is its boundary and the person its head. */
export const fixesOf = (cells: readonly Post[]): FixRow[] =>
  cells.map(({ code, rank }, i) => ({
    cell: code,
    area: null,
    person: null,
    ...fixes[rank],
    ...(rank === 'village' && i % UNREWARDED === UNREWARDED - 1 && { reward: null }),
  }))

/** Steps share no factor with the lists' lengths, so all pairs occur before one repeats. */
const pick = (list: readonly string[], i: number) => list[i % list.length] ?? ''
