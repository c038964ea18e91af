'use client'

import type { TrackedEvidence } from '@wangge/core/tip/track'
import { useTranslations } from 'next-intl'
import styles from './pictures.module.css'

/** The reporter's own photos, small, in the page itself: no address of theirs exists. */
export const Pictures = ({ evidence }: { evidence: readonly TrackedEvidence[] }) => {
  const t = useTranslations('track')
  if (evidence.length === 0) return null
  return (
    <>
      <h2>{t('evidence', { count: evidence.length })}</h2>
      <ul className={styles.pictures}>
        {evidence.map(({ id, state, thumbnail }, i) => (
          <li key={id}>
            {thumbnail ? (
              // biome-ignore lint/performance/noImgElement: a few kilobytes that stand in the page itself
              <img src={`data:image/jpeg;base64,${thumbnail}`} alt={t('picture', { n: i + 1 })} />
            ) : (
              <p>{t(`evidenceState.${state}`, { n: i + 1 })}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
