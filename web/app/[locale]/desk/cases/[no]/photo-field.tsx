'use client'

import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../../i18n/locales.ts'
import { Field } from '../../../../../ui/field.tsx'
import { Tick } from '../../../../../ui/tick.tsx'
import styles from './deed-form.module.css'
import type { FieldView } from './form-views.ts'

/** Photos of a deed: new ones, and such as the case has already. Those that are uploaded by now go along by their numbers. */
export const PhotoField = ({
  id,
  no,
  field: { name, label, known },
  said,
  error,
}: {
  id: string
  no: string
  field: FieldView
  said: readonly string[]
  error?: string | undefined
}) => {
  const t = useTranslations('deskCase')
  const locale = useLocale()
  const uploaded = said.filter((photo) => !known.includes(photo))
  return (
    <>
      <Field id={id} label={label} hint={t('photosHint')} error={error} optional={t('optional')}>
        {(control) => (
          <input
            {...control}
            name={`${name}.file`}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            data-photos
          />
        )}
      </Field>
      {known.length > 0 && (
        <fieldset className={styles.known}>
          <legend>{t('photosKnown', { what: label })}</legend>
          {known.map((photo, i) => (
            <Tick
              key={photo}
              name={name}
              value={photo}
              defaultChecked={said.includes(photo)}
              label={
                // biome-ignore lint/performance/noImgElement: shown to signed-in people alone, by an address of its own
                <img
                  src={`${addressIn(locale, `/desk/photos/${no}/${photo}`)}?size=small`}
                  alt={t('report.photo', { n: i + 1 })}
                  loading="lazy"
                />
              }
            />
          ))}
        </fieldset>
      )}
      {uploaded.map((photo) => (
        <input key={photo} type="hidden" name={name} value={photo} />
      ))}
      {uploaded.length > 0 && <p role="status">{t('photosKept', { count: uploaded.length })}</p>}
    </>
  )
}
