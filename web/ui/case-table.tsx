import type { ListedCase } from '@wangge/core/case/list'
import { type CaseStatus, openStatuses } from '@wangge/core/case/stage'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../i18n/locales.ts'
import { CaseBadge } from './case-badge.tsx'
import styles from './case-table.module.css'
import { clockKey, noonOf } from './due.tsx'
import { Table } from './table.tsx'

/** Cases in lines, each leading to its page. */
export const CaseTable = ({
  cases,
  caption,
  now,
}: {
  cases: readonly ListedCase[]
  caption: string
  now: Date
}) => {
  const locale = useLocale()
  const t = useTranslations('record')
  const format = useFormatter()
  const date = (day: string) => (
    <time className={styles.whole} dateTime={day}>
      {format.dateTime(noonOf(day), { dateStyle: 'medium' })}
    </time>
  )
  // After the end another clock runs: what it asks for must be said with it.
  const deadline = (status: CaseStatus, { clock, date: day }: { clock: string; date: string }) =>
    openStatuses.some((open) => open === status)
      ? date(day)
      : t(`due.${clockKey(clock)}`, { date: format.dateTime(noonOf(day), { dateStyle: 'medium' }) })
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'no', name: t('no') },
        { key: 'category', name: t('category') },
        { key: 'cell', name: t('cell') },
        { key: 'receivedOn', name: t('receivedOn') },
        { key: 'status', name: t('state') },
        { key: 'due', name: t('deadline') },
      ]}
      rows={cases.map(({ no, category, cell, receivedOn, status, due }) => ({
        key: no,
        cells: {
          no: (
            <a className={styles.whole} href={addressIn(locale, `/cases/${no}`)}>
              {no}
            </a>
          ),
          category: categoryName(category, locale),
          cell: (
            <a href={addressIn(locale, `/cells/${cell.code}`)} lang="zh-CN">
              {cell.name}
            </a>
          ),
          receivedOn: date(receivedOn),
          status: (
            <span>
              <CaseBadge status={status} due={due} now={now} />
            </span>
          ),
          due: due && 'date' in due ? deadline(status, due) : '—',
        },
      }))}
    />
  )
}
