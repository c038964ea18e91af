import type { Plan } from '@wangge/core/patrol/read-plan'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Table } from '../../../../ui/table.tsx'
import { DutyWords } from './duty-words.tsx'
import type { LevelName } from './plan-part.tsx'

/** How those stand for whom the person answers: other roles in the own cells, and the cells one level below. The late come first. */
export const OthersPart = ({ plan: { others }, levelName }: { plan: Plan; levelName: LevelName }) => {
  const t = useTranslations('deskPatrols')
  const locale = useLocale()
  const format = useFormatter()
  if (others.length === 0) return null
  const sum = (of: 'due' | 'counted') => others.reduce((total, { duty }) => total + duty[of], 0)
  const late = others.reduce((total, line) => total + line.late, 0)
  const numeric = ['done', 'late', 'missing'] as const
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t('othersTitle')}</h2>
      <p>
        <strong>{t('othersLead', { due: sum('due'), counted: sum('counted') })}</strong>{' '}
        {late > 0 && t('late', { count: late })}
      </p>
      <Table
        caption={t('othersTitle')}
        isHeaded
        columns={[
          { key: 'cell', name: t('column.cell') },
          { key: 'duty', name: t('column.duty') },
          ...numeric.map((key) => ({ key, name: t(`column.${key}`), numeric: true })),
        ]}
        rows={others
          .toSorted((a, b) => b.late - a.late || b.missing - a.missing)
          .map(({ cell, duty, late: owed, missing }) => ({
            key: `${cell.code} ${duty.role} ${duty.night} ${duty.categories.join(' ')}`,
            cells: {
              cell: (
                <a href={addressIn(locale, `/desk/patrols?cell=${cell.code}`)}>
                  <InChinese>{cell.name}</InChinese>
                </a>
              ),
              duty: (
                <>
                  {levelName(cell.level)} · {t(`role.${duty.role}`)} · <DutyWords duty={duty} />
                </>
              ),
              done: t('countedOf', { due: duty.due, counted: duty.counted }),
              late: owed > 0 ? <strong>{format.number(owed)}</strong> : format.number(owed),
              missing: format.number(missing),
            },
          }))}
      />
    </section>
  )
}
