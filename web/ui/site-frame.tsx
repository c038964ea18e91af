import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'
import { SiteFooter } from './site-footer.tsx'
import styles from './site-frame.module.css'
import { SiteHeader } from './site-header.tsx'

/** What stands around every page. `demo` says on each of them that the data is fictitious. */
export const SiteFrame = ({
  page,
  demo,
  mapReviewNo,
  children,
}: {
  page: string
  demo: boolean
  mapReviewNo?: string | undefined
  children: ReactNode
}) => {
  const t = useTranslations('frame')
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <SiteHeader page={page} />
      {demo && (
        <aside className={styles.demo} aria-label={t('demoTitle')}>
          <Notice kind="demo" title={t('demoTitle')}>
            {t('demoText')}
          </Notice>
        </aside>
      )}
      <main className={styles.main} id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter mapReviewNo={mapReviewNo} />
    </>
  )
}
