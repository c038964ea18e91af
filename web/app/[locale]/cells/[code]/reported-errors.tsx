import { subjects } from '@wangge/core/correction'
import type { CorrectionView } from '@wangge/core/correction/view'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { CellLink } from '../../../../ui/cell-link.tsx'
import { Day } from '../../../../ui/day.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { Table } from '../../../../ui/table.tsx'

/** Errors shown one by one; the sentence above them counts all it was given. */
const LATEST = 20

/** What people reported as wrongly published of the cells below, and what became of it. */
export const ReportedErrors = ({
  corrections,
  nameOf,
}: {
  corrections: readonly CorrectionView[]
  nameOf: (code: string) => string
}) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const format = useFormatter()
  if (corrections.length === 0) return null
  const count = (outcome: string | undefined) =>
    String(corrections.filter(({ settled }) => settled?.outcome === outcome).length)
  return (
    <>
      <h2>{t('corrections')}</h2>
      <p>
        {t('correctionsLead', {
          count: String(corrections.length),
          open: count(undefined),
          corrected: count('corrected'),
          confirmed: count('confirmed'),
        })}
      </p>
      <Table
        caption={t('correctionsLatest')}
        columns={[
          { key: 'no', name: t('correctionNo') },
          { key: 'cell', name: t('cell') },
          { key: 'about', name: t('about') },
          { key: 'reportedOn', name: t('reportedOn') },
          { key: 'outcome', name: t('outcome') },
        ]}
        rows={corrections.slice(0, LATEST).map(({ no, cell, about, reportedOn, settled }) => ({
          key: no,
          cells: {
            no,
            cell: <CellLink cell={{ code: cell, name: nameOf(cell) }} />,
            about: subjects.find(({ code }) => code === about)?.name[locale] ?? about,
            reportedOn: <Day day={reportedOn} />,
            outcome: settled
              ? t(settled.outcome === 'corrected' ? 'corrected' : 'confirmed', {
                  date: format.dateTime(noonOf(settled.on), { dateStyle: 'long' }),
                })
              : t('open'),
          },
        }))}
      />
    </>
  )
}
