'use client'

import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import styles from './head-bar.module.css'
import { setTabDraft } from './tab-draft.ts'

/** A page anybody might be looking at. */
const ELSEWHERE = 'https://www.weather.com.cn/'

/** For who must be gone at once: the screen is empty and the way back does not lead here. Drafts stay where they are. */
const leave = () => {
  setTabDraft(null)
  document.body.replaceChildren()
  document.title = ''
  location.replace(ELSEWHERE)
}

/** What stands over every screen of a report: the drafts of this phone, and the quick way out. */
export const HeadBar = () => {
  const locale = useLocale()
  const t = useTranslations('report')
  return (
    <div className={styles.bar}>
      <a href={addressIn(locale, '/report/drafts')}>{t('drafts')}</a>
      <button className={styles.exit} type="button" onClick={leave}>
        {t('quickExit')}
      </button>
    </div>
  )
}
