import type { Scheme } from '@wangge/core/scheme'
import type { CoverageReport } from '@wangge/core/scheme/coverage'
import { useFormatter, useTranslations } from 'next-intl'
import { noonOf } from '../../../ui/due.tsx'
import { Table } from '../../../ui/table.tsx'
import { countsOf, pointsIn } from './counts.ts'
import { shareFormat } from './share-format.ts'
import { useArea } from './use-area.ts'

const total = (defects: CoverageReport['defects']) =>
  defects.reduce((sum, { areaKm2 = 0 }) => sum + areaKm2, 0)

/** Each figure with what it counts, of how many, and its definition. */
export const Figures = ({ report, scheme }: { report: CoverageReport; scheme: Scheme }) => {
  const t = useTranslations('coverage')
  const format = useFormatter()
  const area = useArea()
  const fixes = String(report.fixes.of)
  const { cells, withHead, gaps, overlaps, otherDefects, complete } = countsOf(report)
  const share = (part: number, whole: number) => format.number(whole > 0 ? part / whole : 0, shareFormat)
  const ofCells = t('ofCells', { cells })
  const found = (defects: CoverageReport['defects']) =>
    defects.length > 0 ? t('places', { count: defects.length, area: area(total(defects)) }) : t('noPlace')
  const figures = [
    {
      key: 'area',
      at: 'area',
      figure: share(report.area.coveredKm2, report.area.totalKm2),
      of: t('ofArea', { covered: area(report.area.coveredKm2), total: area(report.area.totalKm2) }),
    },
    { key: 'gaps', at: 'area', figure: found(gaps), of: ofCells },
    { key: 'overlaps', at: 'area', figure: found(overlaps), of: ofCells },
    { key: 'otherDefects', at: 'area', figure: found(otherDefects), of: ofCells },
    {
      key: 'heads',
      at: 'heads',
      figure: t('headed', { count: withHead, share: share(withHead, cells) }),
      of: ofCells,
    },
    {
      key: 'vacant',
      at: 'vacant',
      figure: t('posts', { count: report.vacantPosts.length }),
      of: t('posts', { count: report.posts }),
    },
    {
      key: 'uncertified',
      at: 'uncertified',
      figure: t('posts', { count: report.uncertified.length }),
      of: t('posts', { count: report.certified }),
    },
    {
      key: 'fixes',
      at: 'fixes',
      figure: t('headed', { count: complete, share: share(complete, cells) }),
      of: ofCells,
    },
    {
      key: 'ownerless',
      at: 'ownerless',
      figure: t('sites', { count: report.ownerlessSites.length }),
      of: t('ofPoints', { points: pointsIn(report, scheme) }),
    },
  ] as const
  return (
    <Table
      caption={t('figures', { day: format.dateTime(noonOf(report.day), { dateStyle: 'long' }) })}
      columns={[
        { key: 'what', name: t('what') },
        { key: 'figure', name: t('figure') },
        { key: 'of', name: t('of') },
        { key: 'means', name: t('means') },
      ]}
      rows={figures.map(({ key, at, figure, of }) => ({
        key,
        cells: {
          what: <a href={`#${at}`}>{t(`whatOf.${key}`, { fixes })}</a>,
          figure: <strong>{figure}</strong>,
          of,
          means: t(`meansOf.${key}`, { fixes }),
        },
      }))}
    />
  )
}
