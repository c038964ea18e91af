import type { Compliance, Count } from '@wangge/core/patrol/read-compliance'
import type { SelfFoundMonth } from '@wangge/core/patrol/read-self-found'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { InChinese } from '../../../ui/in-chinese.tsx'
import { Table } from '../../../ui/table.tsx'
import { shareFormat } from '../coverage/share-format.ts'

/** What is asked of the cell itself, and how the cells one level below stand. */
export const PatrolTable = ({
  told: { cell, duties, rows, month },
  selfFound: { below: found },
}: {
  told: Compliance
  selfFound: SelfFoundMonth
}) => {
  const t = useTranslations('patrols')
  const locale = useLocale()
  const format = useFormatter()
  const kindsOf = (categories: readonly string[]) =>
    format.list(
      categories.map((category) => categoryName(category, locale)),
      { type: 'disjunction' },
    )
  const share = ({ due, counted }: Count) => (due > 0 ? format.number(counted / due, shareFormat) : '—')
  const ofCases = (code: string) => {
    const { selfFound: own = 0, cases = 0 } = found[code] ?? {}
    return cases > 0 ? `${format.number(own)} / ${format.number(cases)}` : '—'
  }
  const numeric = ['due', 'counted', 'share', 'visits', 'overdue', 'found', 'selfFound'] as const
  return (
    <>
      <h2>{t('dutiesTitle', { cell: cell.name })}</h2>
      {duties.length === 0 && <p>{t('noDuties')}</p>}
      {duties.length > 0 && (
        <ul>
          {duties.map(({ role, period, night, categories, ...numbers }) => (
            <li key={`${role} ${night} ${categories.join(' ')}`}>
              {t('duty', {
                ...numbers,
                role: t(`role.${role}`),
                period: t(`period.${period}`),
                night: night ? t('night') : '',
                kinds: categories.length > 0 ? t('ofKinds', { kinds: kindsOf(categories) }) : '',
              })}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={addressIn(locale, `/cells/${cell.code}`)}>{t('cellPage')}</a>
      </p>
      {rows.length > 0 && (
        <Table
          caption={t('tableBelow')}
          columns={[
            { key: 'cell', name: t('column.cell') },
            ...numeric.map((key) => ({ key, name: t(`column.${key}`), numeric: true })),
          ]}
          rows={rows.map(({ cell: below, ...count }) => ({
            key: below.code,
            cells: {
              cell: (
                <a href={addressIn(locale, `/patrols?month=${month}&cell=${below.code}`)}>
                  <InChinese>{below.name}</InChinese>
                </a>
              ),
              due: format.number(count.due),
              counted: format.number(count.counted),
              share: share(count),
              visits: format.number(count.visits),
              overdue: format.number(count.overdue),
              found: format.number(count.fixed + count.opened),
              selfFound: ofCases(below.code),
            },
          }))}
        />
      )}
    </>
  )
}
