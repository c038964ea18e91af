import { useLocale, useTranslations } from 'next-intl'
import { addressIn, locales, nameOf } from '../i18n/locales.ts'
import { Mark } from './mark.tsx'
import styles from './site-header.module.css'

const menu = ['report', 'track', 'find', 'cases'] as const

/** `page` is the address of the page shown, without language prefix; the language link leads to the same page. */
export const SiteHeader = ({ page }: { page: string }) => {
  const locale = useLocale()
  const t = useTranslations('frame')
  const isAt = (entry: string) =>
    page === `/${entry}` || page.startsWith(`/${entry}/`) || page.startsWith(`/${entry}?`)
  return (
    <header className={styles.header}>
      <div className={styles.inside}>
        <a className={styles.name} href={addressIn(locale, '/')}>
          <Mark />
          {t('site')}
        </a>
        <nav className={styles.languages} aria-label={t('languages')}>
          {locales
            .filter((other) => other !== locale)
            .map((other) => (
              <a key={other} href={addressIn(other, page)} hrefLang={other} lang={other}>
                {nameOf(other)}
              </a>
            ))}
        </nav>
        <nav className={styles.menu} aria-label={t('mainMenu')}>
          {menu.map((entry) => (
            <a
              key={entry}
              href={addressIn(locale, `/${entry}`)}
              aria-current={isAt(entry) ? 'page' : undefined}
            >
              {t(entry)}
            </a>
          ))}
        </nav>
      </div>
    </header>
  )
}
