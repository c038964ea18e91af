'use client'

import { mediaTypes } from '@wangge/core/evidence'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useRef } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import styles from './photo-box.module.css'
import { PhotoList } from './photo-list.tsx'
import type { StepProps } from './report-form.tsx'
import { evidenceOf } from './report-state.ts'

/** Photos and one recording, or none: with script they upload by themselves, without it each comes by a post of the form. */
export const PhotoBox = ({ state, drafting, busy }: StepProps) => {
  const t = useTranslations('report')
  const say = useTranslations('fault')
  const { hasScript, add, trouble } = drafting
  const plain = useRef<HTMLInputElement>(null)
  // A photo chosen before this script arrived is taken along.
  useEffect(() => {
    const input = plain.current
    if (!hasScript || !input?.files?.length) return
    add([...input.files])
    input.value = ''
  }, [hasScript, add])

  const taken = evidenceOf(state.typed)
  const wrong = state.wrongs.find(({ field }) => field === 'photos' || field?.startsWith('evidence'))
  const picker = (label: string, accept: readonly string[], multiple: boolean) => (
    <label className={styles.pick}>
      <input
        ref={multiple ? plain : undefined}
        type="file"
        accept={accept.join(',')}
        multiple={multiple}
        onChange={({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
          add([...(input.files ?? [])])
          input.value = ''
        }}
      />
      {label}
    </label>
  )
  return (
    <section id="photos" tabIndex={-1}>
      <h2 className={styles.title}>{t('photos')}</h2>
      {taken.map((id, i) => (
        <p key={id} className={styles.taken}>
          {t('photoTaken', { number: i + 1 })}{' '}
          <Button
            kind="secondary"
            name="go"
            value={`drop:${id}`}
            disabled={busy}
            aria-label={t('photoDropAlt', { name: t('photoName', { number: i + 1 }) })}
          >
            {t('photoDrop')}
          </Button>
        </p>
      ))}
      {hasScript ? (
        <>
          <PhotoList drafting={drafting} />
          {trouble && (
            <p role="alert">
              {trouble === 'photoFull' || trouble === 'photoUnreadable' ? t(trouble) : say(trouble)}
            </p>
          )}
          {picker(t('photoPick'), mediaTypes.photo, true)}
          {picker(t('recordingPick'), [...mediaTypes.video, ...mediaTypes.audio], false)}
        </>
      ) : (
        <>
          <Field id="photo" label={t('photoPickPlain')} error={wrong && say(wrong.code)}>
            {(control) => (
              <input {...control} ref={plain} type="file" name="photo" accept={mediaTypes.photo.join(',')} />
            )}
          </Field>
          <Button kind="secondary" name="go" value="place" disabled={busy}>
            {t('photoUpload')}
          </Button>
        </>
      )}
      <p className={styles.hint}>{t('photosHint')}</p>
    </section>
  )
}
