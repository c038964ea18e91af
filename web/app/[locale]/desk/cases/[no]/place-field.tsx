'use client'

import { useTranslations } from 'next-intl'
import styles from './deed-form.module.css'

const sentences = ['busy', 'got', 'denied'] as const

/** Where the device is: the island `field` fills it in and says so; without it nothing is told. */
export const PlaceField = () => {
  const t = useTranslations('deskCase')
  return (
    <div className={styles.place} data-place>
      {['lng', 'lat', 'accuracy', 'at'].map((name) => (
        <input key={name} type="hidden" name={name} />
      ))}
      <p className={styles.group}>{t('place.label')}</p>
      <p data-say="none">{t('place.none')}</p>
      {sentences.map((sentence) => (
        <p key={sentence} data-say={sentence} hidden role="status">
          {t(`place.${sentence}`, { metres: '{metres}' })}
        </p>
      ))}
    </div>
  )
}
