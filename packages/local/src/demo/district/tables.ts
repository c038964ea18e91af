import type { Fix, ListKind } from '@wangge/core/scheme/facts'
import { atomsOf } from './area.ts'
import type { Cell } from './cell.ts'
import type { FixRow, ListRow, SiteRow } from './files.ts'
import texts from './fixes.json' with { type: 'json' }
import type { Flaws } from './flaws.ts'
import type { Land } from './land.ts'
import lists from './lists.json' with { type: 'json' }

/** The fixes of every cell as far as the scheme asks for them, but for the flaws. */
export function fixRows(
  land: Land,
  cells: readonly Cell[],
  asked: readonly Fix[],
  { headless, incomplete }: Flaws,
): FixRow[] {
  return cells.map(({ code, name, level, area, unit }) => {
    const size = atomsOf(area).reduce((sum, atom) => sum + (land.areas[atom] ?? 0), 0)
    const { person, duty, task, reward } = texts[level]
    const lapsed = incomplete.includes(code)
    return {
      cell: code,
      area: unit ? `${name}厂界（院界）范围内` : `${name}界线以内，约${size.toFixed(2)}平方公里`,
      person: headless.includes(code) ? null : person,
      duty,
      task: lapsed ? null : task,
      reward: lapsed || !asked.includes('reward') ? null : reward,
    }
  })
}

export const siteRows = (cells: readonly Cell[]): SiteRow[] =>
  cells.flatMap(({ code, unit }) => (unit ? [{ cell: code, kind: unit.kind, uscc: unit.uscc }] : []))

/** The three lists of every town; every fifth item is not signed for yet. */
export function listRows(cells: readonly Cell[], signed: string): ListRow[] {
  const items = Object.entries(lists).flatMap(([list, entries]) =>
    entries.map(({ owner, ...entry }, i) => ({
      list: list as ListKind,
      number: `${i + 1}`,
      owner,
      ...entry,
    })),
  )
  return cells
    .filter(({ level }) => level === 'town')
    .flatMap(({ code }) => items.map((item) => ({ cell: code, ...item, owner: `${code}.${item.owner}` })))
    .map((row, i) => ({ ...row, part: row.part as ListRow['part'], signed: i % 5 === 4 ? null : signed }))
}
