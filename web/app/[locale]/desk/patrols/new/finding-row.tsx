'use client'

import { findingResults } from '@wangge/core/patrol'
import { useTranslations } from 'next-intl'
import { Button } from '../../../../../ui/button.tsx'
import { Field } from '../../../../../ui/field.tsx'
import styles from './visit-form.module.css'
import type { Named } from './visit-form.tsx'
import type { Typed } from './visit-state.ts'

const placeWords = ['busy', 'got', 'denied'] as const

/** One finding: subject, result, words, photos; its place by script. */
export const FindingRow = ({
  row,
  categories,
  typed,
  preset,
  isPosted,
  errorOf,
  isOpen,
}: {
  row: number
  categories: readonly Named[]
  typed: Typed
  /** The kind of subject the patrol was begun for. */
  preset: string
  isPosted: boolean
  errorOf: (field: string) => string | undefined
  isOpen: boolean
}) => {
  const t = useTranslations('deskPatrols')
  const name = (field: string) => `f${row}.${field}`
  const id = (field: string) => `f${row}-${field}`
  const said = (field: string) => typed[name(field)] ?? []
  const photos = said('photos')
  return (
    <details className={styles.row} open={isOpen}>
      <summary className={styles.summary}>
        {t('finding', { n: row + 1 })} ({t('optional')})
      </summary>
      <Field id={id('category')} label={t('category')} error={errorOf(id('category'))}>
        {(control) => (
          <select
            {...control}
            name={name('category')}
            defaultValue={said('category')[0] ?? (isPosted ? '' : preset)}
            data-preset={preset}
          >
            <option value="">{t('chooseOne')}</option>
            {categories.map(({ code, name: label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={id('result')} label={t('resultLabel')} error={errorOf(id('result'))}>
        {(control) => (
          <select {...control} name={name('result')} defaultValue={said('result')[0] ?? ''}>
            <option value="">{t('chooseOne')}</option>
            {findingResults.map((result) => (
              <option key={result} value={result}>
                {t(`result.${result}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={id('text')} label={t('text')} hint={t('textHint')} error={errorOf(id('text'))}>
        {(control) => (
          <textarea {...control} name={name('text')} rows={3} defaultValue={said('text')[0] ?? ''} />
        )}
      </Field>
      <Field
        id={id('photos')}
        label={t('photos')}
        hint={t('photosHint')}
        error={errorOf(id('photos'))}
        optional={t('optional')}
      >
        {(control) => (
          <input
            {...control}
            name={`${name('photos')}.file`}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            data-photos
          />
        )}
      </Field>
      {photos.map((photo) => (
        <input key={photo} type="hidden" name={name('photos')} value={photo} />
      ))}
      {photos.length > 0 && <p role="status">{t('photosKept', { count: photos.length })}</p>}
      <div data-finding-place>
        {(['lng', 'lat', 'accuracy', 'at'] as const).map((field) => (
          <input
            key={field}
            type="hidden"
            name={name(field)}
            defaultValue={said(field)[0] ?? ''}
            data-part={field}
          />
        ))}
        <Button kind="secondary" type="button" hidden data-here>
          {t('place.here')}
        </Button>
        <p data-say="none">{t('place.none')}</p>
        {placeWords.map((sentence) => (
          <p key={sentence} data-say={sentence} hidden role="status">
            {t(`place.${sentence}`, { metres: '{metres}' })}
          </p>
        ))}
      </div>
    </details>
  )
}
