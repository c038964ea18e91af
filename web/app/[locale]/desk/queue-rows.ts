import { dayOf, isOverdue } from '@wangge/core/calendar'
import type { WorkLine } from '@wangge/core/case/work-list'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { categoryName } from '@wangge/core/tip'
import type { Locale } from '../../../i18n/locales.ts'
import { addressIn } from '../../../i18n/locales.ts'
import { unitName } from '../../../server/unit-name.ts'
import type { QueueRow } from './queue-form.tsx'

/** Before a decision on acceptance: what can be accepted from the list. */
const acceptable: readonly WorkLine['stage'][] = ['received', 'pre-check', 'returned']

/** Lines of a work list as the page shows them. */
export const rowsOf = (
  lines: readonly WorkLine[],
  land: LoadedScheme,
  now: Date,
  locale: Locale,
): readonly QueueRow[] =>
  lines.map((line) => ({
    no: line.no,
    seq: line.seq,
    address: addressIn(locale, `/desk/cases/${line.no}`),
    category: categoryName(line.category, locale),
    cell: land.ref(line.cells.at(-1) ?? '').name,
    unit: unitName(land, line.unit, locale),
    stage: line.stage,
    due: line.due && 'date' in line.due ? line.due.date : null,
    clock: line.due?.clock ?? null,
    overdue: isOverdue(line.due, dayOf(now)),
    urge: line.urge,
    again: line.recurrence,
    offered: line.offeredTo !== null,
    escalated: line.escalated,
    acceptable: acceptable.includes(line.stage),
  }))
