import { useFormatter, useTranslations } from 'next-intl'
import type { DrawnVisit } from '../../../../../map/visit.ts'
import styles from './visit-map.module.css'

/** Half the width of a mark, in units of the drawing. */
const MARK = 22

/** The cell in outline, the way from its start (a circle) to its end (a square), and the places of findings by their numbers. */
export const VisitMap = ({
  drawn: { frame, cell: outline, way, start, end, places, bar },
  cell,
  isNear,
}: {
  drawn: DrawnVisit
  cell: string
  isNear: boolean
}) => {
  const t = useTranslations('deskPatrols.map')
  const format = useFormatter()
  const low = frame.height - 30
  const length =
    bar.metres < 1000
      ? t('metres', { metres: format.number(bar.metres) })
      : t('kilometres', { km: format.number(bar.metres / 1000) })
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.map}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={t(isNear ? 'near' : 'title', { cell })}
      >
        <path className={styles.cell} d={outline} />
        {way && <path className={styles.way} d={way} />}
        {end && (
          <rect className={styles.end} x={end.x - MARK} y={end.y - MARK} width={2 * MARK} height={2 * MARK} />
        )}
        {start && <circle className={styles.start} cx={start.x} cy={start.y} r={MARK} />}
        {places.map(({ n, x, y }) => (
          <g key={n} className={styles.place}>
            <circle cx={x} cy={y} r={MARK * 1.4} />
            <text x={x} y={y} fontSize={MARK * 1.7}>
              {n}
            </text>
          </g>
        ))}
        <g className={styles.bar}>
          <path d={`M30 ${low - 12}v12h${bar.units}v-12`} />
          <text x={40 + bar.units} y={low} fontSize={44}>
            {length}
          </text>
        </g>
      </svg>
      <figcaption className={styles.caption}>
        {t(isNear ? 'near' : 'title', { cell })} {t(start ? 'legend' : 'noWay')}
        {places.length > 0 && ` ${t('places')}`}
      </figcaption>
    </figure>
  )
}
