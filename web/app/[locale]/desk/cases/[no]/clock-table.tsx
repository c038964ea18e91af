import { dayOf, isOverdue } from '@wangge/core/calendar'
import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '../../../../../ui/badge.tsx'
import { noonOf } from '../../../../../ui/due.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { Table } from '../../../../../ui/table.tsx'

/** Every deadline of the case, running or past, and whose it is. */
export const ClockTable = ({
  clocks,
  nameOf,
  now,
}: {
  clocks: DeskCase['clocks']
  nameOf: (unit: string) => string
  now: Date
}) => {
  const t = useTranslations('deskCase')
  const record = useTranslations('record')
  const format = useFormatter()
  if (clocks.length === 0) return null
  const stateOf = ({ state, due }: DeskCase['clocks'][number]) =>
    state === 'running' && isOverdue(due, dayOf(now)) ? (
      <Badge state="overdue">{t('clockState.missed')}</Badge>
    ) : (
      t(`clockState.${state}`)
    )
  return (
    <Table
      caption={t('clocks')}
      columns={(['what', 'unit', 'due', 'state'] as const).map((key) => ({
        key,
        name: t(`clockColumns.${key}`),
      }))}
      rows={clocks.map((clock, i) => ({
        key: String(i),
        cells: {
          what: t(`clock.${clock.key.replace('.', '_')}` as 'clock.tip_accept'),
          unit: <InChinese>{nameOf(clock.unit)}</InChinese>,
          due:
            'date' in clock.due
              ? format.dateTime(noonOf(clock.due.date), { dateStyle: 'medium' })
              : record('calendarMissing', { year: String(clock.due.missingYear) }),
          state: stateOf(clock),
        },
      }))}
    />
  )
}
