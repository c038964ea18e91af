import type { Holder, Role, Seat, Title } from '../../officer/officer.ts'
import type { SchemeHeader } from '../scheme.ts'
import type { Cells } from './cells.ts'
import type { Report } from './defect.ts'
import { type Entry, entriesOfCells, type KnownTable, rowCount } from './entry.ts'
import { type Say, sayEach } from './progress.ts'
import { titleFrom } from './title.ts'

type Row = Entry & { readonly cell: string; readonly title: Title }

/** Seats by cell; posts are numbered by role in the order of their rows. */
export function readPosts(
  tables: readonly KnownTable[],
  cells: Cells,
  header: SchemeHeader,
  report: Report,
  say: Say,
): Map<string, Seat[]> {
  const rows = readRows(tables, cells, report, say)
  const headPhones = new Map<string, string>()
  for (const { cell, title, values } of rows)
    if (title.role === 'head' && values.phone && !headPhones.has(cell)) headPhones.set(cell, values.phone)
  const seats = new Map<string, Seat[]>()
  const heads = new Map<string, string>()
  for (const row of rows) {
    const held = seats.get(row.cell) ?? []
    seats.set(row.cell, held)
    const holder = holderOf(row, headPhones.get(row.cell), header, report)
    if (row.title.role === 'head' && holder) checkOnce(heads, row, holder, report)
    const { members } = row.values
    held.push({
      post: `${row.cell}.${nextPost(held, row.title.role, row.cell)}`,
      title: row.title.code,
      ...(row.title.role === 'team' && members && { members: Number(members) }),
      holder,
    })
  }
  return seats
}

function readRows(tables: readonly KnownTable[], { cells, codes }: Cells, report: Report, say: Say): Row[] {
  const step = sayEach('posts', rowCount(tables), say)
  const seen = new Set<string>()
  const rows: Row[] = []
  for (const entry of entriesOfCells(tables, (code) => codes.has(code), report, step)) {
    const { cell, where, values } = entry
    const same = JSON.stringify(values)
    if (values.name && seen.has(same)) {
      report('row.twice', { ...where, cell })
      continue
    }
    seen.add(same)
    if (values.role === undefined) report('role.missing', { ...where, cell })
    if (!values.role || values.title === null) continue
    const title = titleFrom(values.role, values.title, cells.get(cell)?.cell.parent === null)
    if (title) rows.push({ ...entry, title })
    else report('title.unknown', { ...where, cell })
  }
  return rows
}

/** `head`, `head-2`, `worker-1`. */
function nextPost(held: readonly Seat[], role: Role, cell: string): string {
  const number = held.filter(({ post }) => post.startsWith(`${cell}.${role}`)).length + 1
  return role === 'head' && number === 1 ? role : `${role}-${number}`
}

function holderOf(
  { cell, title, values, where }: Row,
  headPhone: string | undefined,
  { validFrom }: SchemeHeader,
  report: Report,
): Seat['holder'] {
  const place = { ...where, cell }
  const { name, phone = headPhone, certificate: no, certificate_until: until, from = validFrom, to } = values
  if (name === undefined) report('post.vacant', place)
  if (!name) return null
  if (phone === undefined) report('phone.missing', place)
  if (from && to && to < from) report('day.order', place)
  if ((no === undefined) !== (until === undefined)) report('certificate.incomplete', place)
  if (title.certified && no === undefined && until === undefined) report('certificate.missing', place)
  if (until && until < validFrom) report('certificate.expired', place)
  if (!phone || !from) return null
  return { name, phone, ...(no && until && { certificate: { no, until } }), from, ...(to && { to }) }
}

/** One person may head two cells, but it is more often a row copied. */
function checkOnce(
  heads: Map<string, string>,
  { cell, where }: Row,
  { name, phone }: Holder,
  report: Report,
): void {
  const person = `${name} ${phone}`
  const other = heads.get(person)
  if (other !== undefined && other !== cell) report('person.twice', { ...where, cell, other })
  else heads.set(person, cell)
}
