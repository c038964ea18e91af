'use client'

import { titleName } from '@wangge/core/officer'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { Told } from './report-state.ts'
import styles from './told-line.module.css'

/** Whose cell the place is, said before anything is sent. */
export const ToldLine = ({ told }: { told: Told }) => {
  const locale = useLocale()
  const t = useTranslations('report')
  const format = useFormatter()
  const { cell, responsible, match, neighbours, nearest, over } = told
  return (
    <div className={styles.told} role="status" data-told>
      {nearest && (
        <p>
          {t('toldNearest', {
            cell: nearest.name,
            distance: format.number(nearest.distance / 1000, { maximumFractionDigits: 1 }),
          })}
        </p>
      )}
      <p>
        <strong>
          {over
            ? t(over.isDiscipline ? 'toldDiscipline' : 'toldOver', {
                complained: over.complained.name,
                cell: over.cell.name,
              })
            : responsible
              ? t('told', {
                  cell: cell.name,
                  title: titleName(responsible.title, locale),
                  name: responsible.name,
                })
              : t('toldNobody', { cell: cell.name })}
        </strong>
      </p>
      {match === 'boundary' && (
        <p>{t('toldBoundary', { cells: format.list(neighbours.map(({ name }) => name)) })}</p>
      )}
    </div>
  )
}
