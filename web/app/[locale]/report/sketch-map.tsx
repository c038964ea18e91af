'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import type { Sketch } from './report-state.ts'
import styles from './sketch-map.module.css'

/** An image button: where it is tapped is posted with the form, with script or without. */
export const SketchMap = ({ sketch: { cell, up, width, height, zooms, mark } }: { sketch: Sketch }) => {
  const t = useTranslations('report')
  return (
    <>
      <p>{t(zooms ? 'mapZoom' : 'mapPoint')}</p>
      <div className={styles.sketch}>
        <input
          type="image"
          name="map"
          src={`/api/v1/cells/${cell.code}/map.svg`}
          alt={t('mapAlt', { cell: cell.name })}
          width={width}
          height={height}
        />
        {mark && (
          <svg
            className={styles.mark}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
          >
            <circle cx={mark.x} cy={mark.y} r="9" />
          </svg>
        )}
      </div>
      {up && (
        <>
          <input type="hidden" name="up" value={up} />
          <Button kind="secondary" name="go" value="up">
            {t('mapUp')}
          </Button>
        </>
      )}
    </>
  )
}
