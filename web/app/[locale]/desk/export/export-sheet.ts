import { dayOf, isOverdue } from '@wangge/core/calendar'
import type { WorkLine } from '@wangge/core/case/work-list'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { Sheet } from '@wangge/core/spreadsheet'
import type { StaffActor } from '@wangge/core/staff'
import { categoryName } from '@wangge/core/tip'
import { getTranslations } from 'next-intl/server'
import type { Locale } from '../../../../i18n/locales.ts'
import { unitName } from '../../../../server/unit-name.ts'
import { clockKey } from '../../../../ui/due.tsx'

/** Open cases as a table, marked with who took it out and when: passing it on is forbidden (信访工作条例 Art 30). */
export async function exportSheet(
  { person, id }: StaffActor,
  lines: readonly WorkLine[],
  land: LoadedScheme,
  now: Date,
  locale: Locale,
): Promise<Sheet> {
  const t = await getTranslations({ locale, namespace: 'deskQueue' })
  const stage = await getTranslations({ locale, namespace: 'deskCase.stage' })
  const clock = await getTranslations({ locale, namespace: 'deskCase.clock' })
  const columns = ['no', 'category', 'cell', 'unit', 'stage', 'received', 'clock', 'due', 'late'] as const
  const today = dayOf(now)
  return {
    name: t('exportTitle'),
    marks: [
      t('mark', { person, id, at: now.toISOString() }),
      t('markRule'),
      ...(land.scheme.demo ? [t('markDemo')] : []),
    ],
    columns: columns.map((column) => t(`column.${column}`)),
    rows: lines.map((line) => [
      line.no,
      categoryName(line.category, locale),
      land.ref(line.cells.at(-1) ?? '').name,
      unitName(land, line.unit, locale),
      stage(line.stage),
      dayOf(new Date(line.receivedAt)),
      line.due ? clock(clockKey(line.due.clock)) : '',
      line.due && 'date' in line.due ? line.due.date : '',
      isOverdue(line.due, today) ? t('yes') : '',
    ]),
  }
}
