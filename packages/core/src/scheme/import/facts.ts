import type { Seat } from '../../officer/officer.ts'
import {
  type CellFacts,
  type Facts,
  fixes,
  type ListItem,
  type ListKind,
  noFacts,
  type SiteKind,
} from '../facts.ts'
import type { Kind } from './column.ts'
import type { Report } from './defect.ts'
import { type Entry, entriesOf, entriesOfCells, type KnownTable } from './entry.ts'

export type Sorted = ReadonlyMap<Kind, readonly KnownTable[]>

type CellEntry = Entry & { readonly cell: string }

/**
 * What the tables beside cells and posts say of each cell.
 * @param before codes of the scheme before, which predecessors must be among; undefined when it is not at hand
 */
export function readFacts(
  tables: Sorted,
  seats: ReadonlyMap<string, readonly Seat[]>,
  isCell: (code: string) => boolean,
  before: ReadonlySet<string> | undefined,
  report: Report,
): Facts {
  const facts = new Map<string, CellFacts>()
  const add = (cell: string, change: (known: CellFacts) => Partial<CellFacts>) => {
    const known = facts.get(cell) ?? noFacts
    facts.set(cell, { ...known, ...change(known) })
  }
  const entries = (kind: Kind) => entriesOfCells(tables.get(kind) ?? [], isCell, report)
  for (const [cell, held] of seats) add(cell, () => ({ seats: held }))
  for (const [cell, population] of populations(tables, isCell)) add(cell, () => ({ population }))
  for (const entry of onceEach(entries('fixes'), report)) add(entry.cell, () => ({ fixes: fixesOf(entry) }))
  for (const entry of onceEach(entries('sites'), report)) {
    const { kind, uscc } = entry.values
    if (kind) add(entry.cell, () => ({ site: { kind: kind as SiteKind, ...(uscc && { uscc }) } }))
    else if (kind === undefined) report('kind.missing', { ...entry.where, cell: entry.cell })
  }
  for (const entry of entries('lists')) {
    const { list } = entry.values
    const item = itemOf(entry, report)
    if (item && list) add(entry.cell, ({ lists }) => ({ lists: withItem(lists, list as ListKind, item) }))
  }
  for (const { cell, values, where } of entries('lineage')) {
    const { predecessor } = values
    if (predecessor === undefined) report('code.missing', where)
    if (!predecessor) continue
    if (before && !before.has(predecessor)) report('predecessor.unknown', { ...where, cell })
    else add(cell, ({ predecessors }) => ({ predecessors: [...new Set([...predecessors, predecessor])] }))
  }
  const followed = new Set([...facts.values()].flatMap(({ predecessors }) => predecessors))
  for (const code of before ?? [])
    if (!isCell(code) && !followed.has(code)) report('successor.missing', { other: code })
  return Object.fromEntries(facts)
}

/** What is wrong with a table of cells was reported when the cells were read. */
function* populations(tables: Sorted, isCell: (code: string) => boolean): Generator<[string, number]> {
  for (const table of tables.get('cells') ?? [])
    for (const { values } of entriesOf(table, () => {})) {
      const { code, population } = values
      if (code && isCell(code) && population) yield [code, Number(population)]
    }
}

/** A cell has one row in a table of this kind; a second one is reported and left out. */
function* onceEach(entries: Iterable<CellEntry>, report: Report): Generator<CellEntry> {
  const seen = new Set<string>()
  for (const entry of entries) {
    if (seen.has(entry.cell)) report('row.second', { ...entry.where, cell: entry.cell })
    else yield entry
    seen.add(entry.cell)
  }
}

const fixesOf = ({ values }: Entry): CellFacts['fixes'] =>
  Object.fromEntries(fixes.flatMap((fix) => (values[fix] ? [[fix, values[fix]]] : [])))

function itemOf(
  { cell, values, where }: CellEntry,
  report: Report,
): (Omit<ListItem, 'number'> & { number?: string }) | undefined {
  const { list, number, item, owner, part = 'main', signed } = values
  if (list === undefined || item === undefined) report('item.incomplete', { ...where, cell })
  if (!item || part === null) return undefined
  return {
    ...(number && { number }),
    item,
    owner: owner ?? null,
    part: part as ListItem['part'],
    signedOn: signed ?? null,
  }
}

/** An item without a number takes its place in the list. */
function withItem(
  lists: CellFacts['lists'],
  kind: ListKind,
  item: Omit<ListItem, 'number'> & { number?: string },
): CellFacts['lists'] {
  const { items } = lists.find((list) => list.kind === kind) ?? { items: [] }
  const numbered: ListItem = { ...item, number: item.number ?? `${items.length + 1}` }
  return [...lists.filter((list) => list.kind !== kind), { kind, items: [...items, numbered] }]
}
