import type { Plan } from '@wangge/core/patrol/read-plan'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Table } from '../../../../ui/table.tsx'

/** What is due this month of the person, cell by cell. */
export const PlanPart = ({ plan: { cells, daysLeft }, month }: { plan: Plan; month: string }) => {
  const t = useTranslations('deskPatrols')
  const locale = useLocale()
  const format = useFormatter()
  if (cells.length === 0) return <p>{t('noCells')}</p>
  const numeric = ['due', 'done', 'missing'] as const
  return (
    <>
      <h2>{t('planTitle')}</h2>
      <p>{t('plan', { month, days: daysLeft })}</p>
      <Table
        caption={t('planTitle')}
        columns={[
          { key: 'cell', name: t('column.cell') },
          { key: 'as', name: t('column.as') },
          ...numeric.map((key) => ({ key, name: t(`column.${key}`), numeric: true })),
        ]}
        rows={cells.map(({ cell, role, duties, visits }) => {
          const due = duties.reduce((sum, duty) => sum + duty.due, 0)
          const counted = duties.reduce((sum, duty) => sum + duty.counted, 0)
          return {
            key: `${cell.code} ${role}`,
            cells: {
              cell: (
                <a href={addressIn(locale, `/desk/patrols?cell=${cell.code}`)}>
                  <InChinese>{cell.name}</InChinese>
                </a>
              ),
              as: t(`role.${role}`),
              due: duties.length > 0 ? format.number(due) : t('noRule'),
              done: format.number(duties.length > 0 ? counted : visits),
              missing: <strong>{format.number(due - counted)}</strong>,
            },
          }
        })}
      />
      <p>
        <ButtonLink href={addressIn(locale, '/desk/patrols/new')}>{t('record')}</ButtonLink>
      </p>
    </>
  )
}
