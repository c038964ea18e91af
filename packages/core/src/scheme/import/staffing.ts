import { inForce } from '../../dated.ts'
import type { Seat } from '../../officer/officer.ts'
import type { SchemeHeader } from '../scheme.ts'
import type { Cells } from './cells.ts'
import type { Report } from './defect.ts'
import rules from './staffing-rules.json' with { type: 'json' }

/** Every cell has a head, and as many posts of a title as the rule in force for its level says. */
export function checkStaffing(
  { cells }: Cells,
  seats: ReadonlyMap<string, readonly Seat[]>,
  { jurisdiction, validFrom }: SchemeHeader,
  report: Report,
): void {
  const inPlace = [...Map.groupBy(rules, ({ kind, title }) => `${kind} ${title}`).values()].flatMap(
    (rows) => inForce(rows, jurisdiction, validFrom) ?? [],
  )
  for (const { cell, where } of cells.values()) {
    const held = seats.get(cell.code) ?? []
    const isHeaded = held.some(({ post, holder }) => holder && /\.head(-\d+)?$/.test(post))
    if (!isHeaded) report('head.missing', { ...where, cell: cell.code })
    for (const { kind, title, min, max } of inPlace) {
      if (kind !== cell.level) continue
      const count = held.filter((seat) => seat.title === title).length
      if (count < min || count > max)
        report('staff.count', { ...where, cell: cell.code, field: `${title}: ${count} (${min}–${max})` })
    }
  }
}
