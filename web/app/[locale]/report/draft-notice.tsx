'use client'

import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import styles from './draft-notice.module.css'
import type { Drafting } from './use-drafting.ts'

/** That other drafts wait on this phone, or that none can be kept. */
export const DraftNotice = ({ drafting: { others, isKept } }: { drafting: Drafting }) => {
  const locale = useLocale()
  const t = useTranslations('report')
  if (!isKept) return <p className={styles.notice}>{t('notKept')}</p>
  if (others.length === 0) return null
  return (
    <p className={styles.notice}>
      {t('unfinished')} <a href={addressIn(locale, '/report/drafts')}>{t('unfinishedLook')}</a>
    </p>
  )
}
