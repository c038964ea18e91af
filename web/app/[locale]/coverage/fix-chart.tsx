import { useFormatter, useTranslations } from 'next-intl'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Table } from '../../../ui/table.tsx'
import styles from './fix-chart.module.css'

const BAR = 40
const STEP = 56
const HEIGHT = 120
const LINE = 20

/** Cells by how many fixes they have, as bars; the table under it says the same. */
export const FixChart = ({ histogram }: { histogram: readonly number[] }) => {
  const t = useTranslations('coverage')
  const format = useFormatter()
  const most = Math.max(1, ...histogram)
  const width = histogram.length * STEP
  return (
    <figure className={styles.figure}>
      <svg className={styles.chart} viewBox={`0 0 ${width} ${HEIGHT + 2 * LINE}`} role="img">
        <title>{t('chart')}</title>
        <desc>{histogram.map((cells, fixes) => t('bar', { fixes, cells })).join(t('and'))}</desc>
        {histogram.map((cells, fixes) => {
          const height = (cells / most) * HEIGHT
          const middle = fixes * STEP + STEP / 2
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what the bar counts
            <g key={fixes} className={fixes === histogram.length - 1 ? styles.whole : styles.part}>
              <rect x={middle - BAR / 2} y={LINE + HEIGHT - height} width={BAR} height={height} />
              <text x={middle} y={LINE + HEIGHT - height - 5}>
                {format.number(cells)}
              </text>
              <text x={middle} y={HEIGHT + 2 * LINE - 4}>
                {fixes}
              </text>
            </g>
          )
        })}
        <path className={styles.base} d={`M0 ${LINE + HEIGHT}h${width}`} />
      </svg>
      <figcaption className={styles.caption}>{t('chartCaption')}</figcaption>
      <HowWeCount title={t('chartTable')}>
        <Table
          caption={t('chart')}
          columns={[
            { key: 'fixes', name: t('fixesOfCell'), numeric: true },
            { key: 'cells', name: t('cells'), numeric: true },
          ]}
          rows={histogram.map((cells, fixes) => ({
            key: String(fixes),
            cells: { fixes: format.number(fixes), cells: format.number(cells) },
          }))}
        />
      </HowWeCount>
    </figure>
  )
}
