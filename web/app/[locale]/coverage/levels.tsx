import type { CoverageReport } from '@wangge/core/scheme/coverage'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Table } from '../../../ui/table.tsx'
import { CellRows } from './cell-rows.tsx'
import { shareFormat } from './share-format.ts'

/** Which cells have a head, level by level, and which have none. */
export const Levels = ({
  report,
  loaded,
  json,
}: {
  report: CoverageReport
  loaded: LoadedScheme
  json: string
}) => {
  const locale = useLocale()
  const t = useTranslations('coverage')
  const format = useFormatter()
  const nameOf = (kind: string) =>
    loaded.scheme.levels.find((level) => level.kind === kind)?.name[locale] ?? kind
  return (
    <section aria-labelledby="heads">
      <h2 id="heads">{t('headsTitle')}</h2>
      <Table
        caption={t('byLevel')}
        columns={[
          { key: 'level', name: t('column.level') },
          { key: 'cells', name: t('cells'), numeric: true },
          { key: 'withHead', name: t('withHead'), numeric: true },
          { key: 'share', name: t('share'), numeric: true },
        ]}
        rows={report.levels.map(({ kind, cells, withHead }) => ({
          key: kind,
          cells: {
            level: nameOf(kind),
            cells: format.number(cells),
            withHead: format.number(withHead),
            share: cells > 0 ? format.number(withHead / cells, shareFormat) : '—',
          },
        }))}
      />
      <CellRows
        caption={t('withoutHead')}
        none={t('noneWithoutHead')}
        cells={report.withoutHead}
        report={report}
        loaded={loaded}
        json={json}
      />
    </section>
  )
}
