'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { NextBar } from '../../../ui/next-bar.tsx'
import { CrosshairMap } from './crosshair-map.tsx'
import { ExtentChoice } from './extent-choice.tsx'
import { GpsButton } from './gps-button.tsx'
import { PhotoBox } from './photo-box.tsx'
import { PhotoPlace } from './photo-place.tsx'
import { PlaceLists } from './place-lists.tsx'
import styles from './place-step.module.css'
import type { StepProps } from './report-form.tsx'
import { SketchMap } from './sketch-map.tsx'
import { StepForm } from './step-form.tsx'
import { ToldLine } from './told-line.tsx'

/**
 * Photos, if there are any, and where it is: by position, by a photo's own place, by the sketch or by names, each a full
 * way of its own; and whose cell that is.
 */
export const PlaceStep = ({ levels, ...props }: StepProps & { levels: Readonly<Record<string, string>> }) => {
  const t = useTranslations('report')
  const { told, lists, finds, sketch, typed } = props.state
  const Sketch = props.drafting.hasScript ? CrosshairMap : SketchMap
  return (
    <StepForm {...props} asked={told ? ['find', 'extent'] : ['find']} enter="place">
      {!told && (
        <p>
          {t('anonymous')} <strong>{t('emergency')}</strong>
        </p>
      )}
      <PhotoBox {...props} />
      <h2 id="point" tabIndex={-1}>
        {t('place')}
      </h2>
      {told && <ToldLine told={told} />}
      <GpsButton send={props.send} kind={told ? 'secondary' : 'primary'} />
      <PhotoPlace {...props} />
      <div className={styles.ways}>
        {sketch && (
          <section>
            <h3>{t('map')}</h3>
            <Sketch key={`${sketch.cell.code} ${sketch.middle.x} ${sketch.middle.y}`} sketch={sketch} />
          </section>
        )}
        <section id="cell" tabIndex={-1}>
          <h3>{t('lists')}</h3>
          <PlaceLists lists={lists} finds={finds} find={typed.find} levels={levels} busy={props.busy} />
        </section>
      </div>
      {told && <ExtentChoice extent={typed.extent} />}
      <NextBar waits={!told}>
        <Button kind={told ? 'primary' : 'secondary'} name="go" value="problem" disabled={props.busy}>
          {t('nextProblem')}
        </Button>
      </NextBar>
    </StepForm>
  )
}
