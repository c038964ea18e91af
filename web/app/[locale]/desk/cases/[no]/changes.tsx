'use client'

import { useTranslations } from 'next-intl'
import { Timeline } from '../../../../../ui/timeline.tsx'
import styles from './deed-form.module.css'
import type { TimelineEntry } from './timeline-entries.ts'

/** What others did while somebody was typing. */
export const Changes = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const t = useTranslations('deskCase.stale')
  return (
    <section className={styles.changes} aria-labelledby="changes">
      <h2 id="changes">{t('title')}</h2>
      <p>{t('lead')}</p>
      {entries.length > 0 ? (
        <Timeline
          steps={entries.map(({ seq, at, date, title, by }) => ({
            id: `changed-${seq}`,
            at,
            date,
            title,
            by,
          }))}
        />
      ) : (
        <p>{t('none')}</p>
      )}
    </section>
  )
}
