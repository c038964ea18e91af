import { useTranslations } from 'next-intl'
import { type DrawnDefect, MARK } from '../../../map/defects.ts'
import type { Drawing } from '../../../map/drawing.ts'
import styles from './defect-map.module.css'

/** The grid in outline, every defect marked by its number: a circle for a gap, a square for an overlap, else a diamond. */
export const DefectMap = ({
  title,
  drawing: { frame, cells },
  defects,
}: {
  title: string
  drawing: Drawing
  defects: readonly DrawnDefect[]
}) => {
  const t = useTranslations('coverage')
  const numberedLast = defects.toSorted((a, b) => Number(a.numbered) - Number(b.numbered))
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset */}
      <svg
        className={styles.map}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="group"
        aria-label={title}
      >
        {cells.map(({ code, path }) => (
          <path key={code} d={path} />
        ))}
        {numberedLast.map(({ no, kind, path, x, y, numbered }) => (
          <a
            key={no}
            className={styles[kind] ?? styles.other}
            href={`#defect-${no}`}
            aria-label={t('defectNo', { no, kind: t(`kind.${kind}`) })}
          >
            {path && <path d={path} />}
            <path className={styles.mark} d={markOf(kind, x, y)} />
            {numbered && (
              <text x={x} y={y} fontSize={MARK * 1.3}>
                {no}
              </text>
            )}
          </a>
        ))}
      </svg>
      <figcaption className={styles.caption}>{t('mapCaption')}</figcaption>
    </figure>
  )
}

function markOf(kind: DrawnDefect['kind'], x: number, y: number): string {
  if (kind === 'gap')
    return `M${x - MARK} ${y}a${MARK} ${MARK} 0 1 0 ${2 * MARK} 0a${MARK} ${MARK} 0 1 0 ${-2 * MARK} 0z`
  if (kind === 'overlap') return `M${x - MARK} ${y - MARK}h${2 * MARK}v${2 * MARK}h${-2 * MARK}z`
  return `M${x} ${y - MARK}l${MARK} ${MARK}l${-MARK} ${MARK}l${-MARK} ${-MARK}z`
}
