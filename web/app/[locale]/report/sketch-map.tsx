'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import type { Sketch } from './report-state.ts'
import styles from './sketch-map.module.css'

export const sketchAddress = ({ cell }: Sketch) => `/api/v1/cells/${cell.code}/map.svg`

/** What was chosen, on the sketch: the point, and around it how far it may be off. */
export const SketchMark = ({ sketch: { mark, width, height } }: { sketch: Sketch }) =>
  mark && (
    <svg
      className={styles.mark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {mark.r > 9 && <circle className={styles.around} cx={mark.x} cy={mark.y} r={mark.r} />}
      <circle cx={mark.x} cy={mark.y} r="7" />
    </svg>
  )

/** The way back to the larger sketch. */
export const SketchUp = ({ up }: Pick<Sketch, 'up'>) => {
  const t = useTranslations('report')
  return (
    up && (
      <>
        <input type="hidden" name="up" value={up} />
        <Button kind="secondary" name="go" value="up">
          {t('mapUp')}
        </Button>
      </>
    )
  )
}

/** Without script, an image button: where it is tapped is posted with the form. */
export const SketchMap = ({ sketch }: { sketch: Sketch }) => {
  const t = useTranslations('report')
  return (
    <>
      <p>{t(sketch.zooms ? 'mapZoom' : 'mapPoint')}</p>
      <div className={styles.sketch}>
        <input
          type="image"
          name="map"
          src={sketchAddress(sketch)}
          alt={t('mapAlt', { cell: sketch.cell.name })}
          width={sketch.width}
          height={sketch.height}
        />
        <SketchMark sketch={sketch} />
      </div>
      <SketchUp up={sketch.up} />
    </>
  )
}
