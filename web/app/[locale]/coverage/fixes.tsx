import type { CoverageReport } from '@wangge/core/scheme/coverage'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { useTranslations } from 'next-intl'
import { CappedTable } from './capped-table.tsx'
import { CellLink } from './cell-link.tsx'
import { chainAbove } from './chain-above.ts'
import { FixChart } from './fix-chart.tsx'

/** How many cells have how many of the fixes, and what the others lack. */
export const Fixes = ({
  report,
  loaded,
  json,
}: {
  report: CoverageReport
  loaded: LoadedScheme
  json: string
}) => {
  const t = useTranslations('coverage')
  const { of, histogram, incomplete } = report.fixes
  return (
    <section aria-labelledby="fixes">
      <h2 id="fixes">{t('fixesTitle', { of: String(of) })}</h2>
      <FixChart histogram={histogram} />
      <CappedTable
        caption={t('incomplete')}
        none={t('noneIncomplete', { of })}
        json={json}
        columns={['cell', 'missing', 'chain']}
        rows={incomplete.map(({ cell, missing }) => ({
          key: cell.code,
          cells: {
            cell: <CellLink cell={cell} day={report.day} />,
            missing: missing.map((fix) => t(`fix.${fix}`)).join(t('and')),
            chain: chainAbove(loaded, cell.code),
          },
        }))}
      />
    </section>
  )
}
