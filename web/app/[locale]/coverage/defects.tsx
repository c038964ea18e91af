import type { CoverageReport } from '@wangge/core/scheme/coverage'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { useTranslations } from 'next-intl'
import { drawDefects } from '../../../map/defects.ts'
import { drawCell } from '../../../map/drawing.ts'
import { MOST } from './capped-table.tsx'
import { DefectMap } from './defect-map.tsx'
import { DefectTable } from './defect-table.tsx'
import styles from './defects.module.css'
import { useArea } from './use-area.ts'

/** Gaps, overlaps and the like on a map, and beside it in a table that says the same. */
export const Defects = ({
  report,
  loaded,
  json,
}: {
  report: CoverageReport
  loaded: LoadedScheme
  json: string
}) => {
  const t = useTranslations('coverage')
  const area = useArea()
  const defects = report.defects.toSorted((a, b) => (b.areaKm2 ?? 0) - (a.areaKm2 ?? 0))
  const { count, areaKm2 } = report.ignored
  return (
    <section aria-labelledby="area">
      <h2 id="area">{t('areaTitle')}</h2>
      {defects.length > 0 ? (
        <div className={styles.mapped}>
          <Sketch loaded={loaded} defects={defects.slice(0, MOST)} />
          <DefectTable defects={defects} day={report.day} loaded={loaded} json={json} />
        </div>
      ) : (
        <p>{t('noDefects')}</p>
      )}
      {count > 0 && (
        <p>
          {t('ignored', {
            count,
            area: area(areaKm2),
            areaM2: report.tolerance.areaM2,
            width: report.tolerance.widthM * 100,
          })}
        </p>
      )}
    </section>
  )
}

const Sketch = ({ loaded, defects }: { loaded: LoadedScheme; defects: CoverageReport['defects'] }) => {
  const t = useTranslations('coverage')
  const drawing = drawCell(loaded, loaded.root.code, 1000)
  return (
    <DefectMap
      title={t('map', { name: loaded.root.name })}
      drawing={drawing}
      defects={drawDefects(drawing.frame, defects)}
    />
  )
}
