import type { Day } from '@wangge/core/calendar'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { DefectKind, SurveyDefect } from '@wangge/grid/survey'
import { useTranslations } from 'next-intl'
import { CappedTable } from './capped-table.tsx'
import { CellLink } from './cell-link.tsx'
import styles from './defects.module.css'
import { useArea } from './use-area.ts'

const wordingOf: Partial<Record<DefectKind, 'gap' | 'between' | 'beyond'>> = {
  gap: 'gap',
  overlap: 'between',
  'outside-parent': 'beyond',
  'site-outside-parent': 'beyond',
}

/** Each defect: which, how large, where and between which cells. */
export const DefectTable = ({
  defects,
  day,
  loaded,
  json,
}: {
  defects: readonly SurveyDefect[]
  day: Day
  loaded: LoadedScheme
  json: string
}) => {
  const t = useTranslations('coverage')
  const area = useArea()
  const link = (code = '') => <CellLink cell={loaded.ref(code)} day={day} />
  const where = ({ kind, cell, other }: SurveyDefect) =>
    t.rich(`where.${wordingOf[kind] ?? 'alone'}`, { cell: () => link(cell), other: () => link(other) })
  return (
    <div className={styles.list}>
      <CappedTable
        caption={t('defects')}
        none={t('noDefects')}
        json={json}
        columns={['defect', 'size', 'place']}
        rows={defects.map((defect, i) => ({
          key: String(i),
          cells: {
            defect: (
              <span id={`defect-${i + 1}`}>
                {t('defectNo', { no: i + 1, kind: t(`kind.${defect.kind}`) })}
              </span>
            ),
            size: (
              <span className={styles.size}>{defect.areaKm2 === undefined ? '—' : area(defect.areaKm2)}</span>
            ),
            place: (
              <span>
                {where(defect)} <small>{defect.at.map((degrees) => degrees.toFixed(5)).join(', ')}</small>
              </span>
            ),
          },
        }))}
      />
    </div>
  )
}
