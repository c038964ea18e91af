'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { GpsButton } from './gps-button.tsx'
import styles from './place-step.module.css'
import type { StepProps } from './report-form.tsx'
import { SketchMap } from './sketch-map.tsx'
import { StepForm } from './step-form.tsx'
import { ToldLine } from './told-line.tsx'

/** Where it is: by position, by the sketch or by the lists, each a full way of its own; and whose cell that is. */
export const PlaceStep = ({ levels, ...props }: StepProps & { levels: Readonly<Record<string, string>> }) => {
  const t = useTranslations('report')
  const { told, lists, sketch } = props.state
  const next = (
    <Button name="go" value="problem" disabled={props.busy}>
      {t('nextProblem')}
    </Button>
  )
  return (
    <StepForm {...props} asked={[]}>
      {told ? (
        <>
          <ToldLine told={told} />
          {next}
        </>
      ) : (
        <>
          <p>{t('anonymous')}</p>
          <p>
            <strong>{t('emergency')}</strong>
          </p>
        </>
      )}
      <h2 id="point" tabIndex={-1}>
        {t(told ? 'placeAgain' : 'place')}
      </h2>
      <GpsButton send={props.send} />
      <div className={styles.ways}>
        {sketch && (
          <section>
            <h3>{t('map')}</h3>
            <SketchMap sketch={sketch} />
          </section>
        )}
        <section id="cell" tabIndex={-1}>
          <h3>{t('lists')}</h3>
          <p>{t('listsHint')}</p>
          {lists.map(({ level, options, chosen }) => (
            <Field
              key={`${level} ${chosen} ${options[0]?.code}`}
              id={`pick-${level}`}
              label={levels[level] ?? level}
            >
              {(control) => (
                <select {...control} name="pick" defaultValue={chosen}>
                  <option value="">{t('choose')}</option>
                  {options.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ))}
          <Button kind="secondary" name="go" value="pick" disabled={props.busy}>
            {t('pickButton')}
          </Button>
        </section>
      </div>
      {!told && next}
    </StepForm>
  )
}
