import type { CoverageReport } from '@wangge/core/scheme/coverage'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { useTranslations } from 'next-intl'
import { CellRows } from './cell-rows.tsx'
import { pointsIn } from './counts.ts'

/** Sites that nobody answers for. */
export const Points = ({
  report,
  loaded,
  json,
}: {
  report: CoverageReport
  loaded: LoadedScheme
  json: string
}) => {
  const t = useTranslations('coverage')
  const points = pointsIn(report, loaded.scheme)
  return (
    <section aria-labelledby="ownerless">
      <h2 id="ownerless">{t('ownerlessTitle')}</h2>
      <CellRows
        caption={t('ownerless')}
        none={points > 0 ? t('noneOwnerless', { points }) : t('noPoints')}
        cells={report.ownerlessSites}
        report={report}
        loaded={loaded}
        json={json}
      />
    </section>
  )
}
