import type { Visits } from '@wangge/core/patrol/read-visits'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { Table } from '../../../../ui/table.tsx'
import { visitPage } from './visit-address.ts'

/** The visits of a cell in a month: how long, how far, as what; not by whom. */
export const VisitTable = ({
  visits: { cell, month: code, visits },
  month,
}: {
  visits: Visits
  month: string
}) => {
  const t = useTranslations('deskPatrols')
  const locale = useLocale()
  const format = useFormatter()
  const title = t('listTitle', { cell: cell.name, month })
  const numeric = ['length', 'metres', 'inside', 'found'] as const
  return (
    <>
      <h2 id="visits">{title}</h2>
      {visits.length === 0 ? (
        <p>{t('listNone')}</p>
      ) : (
        <Table
          caption={title}
          isHeaded
          columns={[
            { key: 'at', name: t('column.at') },
            { key: 'as', name: t('column.as') },
            ...numeric.map((key) => ({ key, name: t(`column.${key}`), numeric: true })),
          ]}
          rows={visits.map(({ no, at, role, mine, seconds, metres, inside, findings }) => ({
            key: no,
            cells: {
              at: (
                <a href={addressIn(locale, visitPage({ cell: cell.code, month: code, no }))}>
                  {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', hour12: false })}
                </a>
              ),
              as: `${t(`role.${role}`)}${mine ? ` · ${t('mine')}` : ''}`,
              length: t('minutes', { count: Math.round(seconds / 60) }),
              metres:
                inside === null
                  ? t('noTrack')
                  : t('km', { km: format.number(metres / 1000, { maximumFractionDigits: 1 }) }),
              inside: inside === null ? '—' : t('percent', { percent: inside }),
              found: format.number(findings.filter(({ result }) => result !== 'clean').length),
            },
          }))}
        />
      )}
    </>
  )
}
