import type { CoverageReport } from '@wangge/core/scheme/coverage'
import { useFormatter, useTranslations } from 'next-intl'
import { noonOf } from '../../../ui/due.tsx'
import { countsOf } from './counts.ts'
import styles from './coverage-answer.module.css'
import { shareFormat } from './share-format.ts'

/** Whether there is a blind spot, in one sentence. */
export const CoverageAnswer = ({ report, whole }: { report: CoverageReport; whole: string }) => {
  const t = useTranslations('coverage')
  const format = useFormatter()
  const { gaps, overlaps, cells, withHead } = countsOf(report)
  return (
    <p className={styles.answer}>
      {t('answer', {
        scheme: whole,
        day: format.dateTime(noonOf(report.day), { dateStyle: 'long' }),
        share: format.number(report.area.share, shareFormat),
        gaps: gaps.length,
        overlaps: overlaps.length,
        cells,
        headless: cells - withHead,
        vacant: report.vacantPosts.length,
      })}
    </p>
  )
}
