'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { DraftPhoto } from '../../../phone/draft.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './photo-list.module.css'
import type { Drafting } from './use-drafting.ts'

/** What goes with the tip, each with its picture and how far it is on its way. */
export const PhotoList = ({ drafting }: { drafting: Drafting }) => {
  const t = useTranslations('report')
  const { photos, isReading, isPaused, remove, pause, resume } = drafting
  const unsent = photos.some(({ upload }) => upload?.state !== 'done' && upload?.state !== 'refused')
  return (
    <>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, i) => (
            <Photo key={photo.id} photo={photo} number={i + 1} remove={() => remove(photo.id)} />
          ))}
        </ul>
      )}
      {isReading && <p role="status">{t('photoReading')}</p>}
      {unsent && photos.length > 0 && (
        <Button kind="secondary" type="button" onClick={isPaused ? resume : pause}>
          {t(isPaused ? 'uploadResume' : 'uploadPause')}
        </Button>
      )}
    </>
  )
}

const Photo = ({ photo, number, remove }: { photo: DraftPhoto; number: number; remove: () => void }) => {
  const t = useTranslations('report')
  const say = useTranslations('fault')
  const name = photo.kind === 'photo' ? t('photoName', { number }) : t(`${photo.kind}Name`)
  const { state = 'waiting', sent = 0, size = photo.blob.size, reason } = photo.upload ?? {}
  const percent = Math.floor((100 * sent) / Math.max(size, 1))
  return (
    <li className={styles.photo}>
      <Picture of={photo.preview ?? (photo.kind === 'photo' ? photo.blob : undefined)} />
      <div>
        <strong>{name}</strong>
        <progress className={styles.progress} max={size} value={sent} aria-label={name} />
        <span className={styles.state}>
          {t(`uploadState.${state}`, { percent })}
          {reason && ` ${say.has(reason as never) ? say(reason as never) : ''}`}
        </span>
      </div>
      <button
        className={styles.remove}
        type="button"
        onClick={remove}
        aria-label={t('photoDropAlt', { name })}
      >
        {t('photoDrop')}
      </button>
    </li>
  )
}

const Picture = ({ of }: { of: Blob | undefined }) => {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!of) return
    const made = URL.createObjectURL(of)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [of])
  return address ? (
    // biome-ignore lint/performance/noImgElement: a picture of this very phone
    <img className={styles.picture} src={address} alt="" width={56} height={56} />
  ) : (
    <span className={styles.picture} />
  )
}
