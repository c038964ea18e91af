import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../i18n/locales.ts'
import styles from './site-footer.module.css'

/** `mapReviewNo` is the review number (审图号) that maps published in mainland China must carry. */
export const SiteFooter = ({ mapReviewNo }: { mapReviewNo?: string | undefined }) => {
  const locale = useLocale()
  const t = useTranslations('frame')
  return (
    <footer className={styles.footer}>
      <div className={styles.inside}>
        <nav className={styles.links} aria-label={t('about')}>
          <a href={addressIn(locale, '/search')}>{t('search')}</a>
          <a href={addressIn(locale, '/cells')}>{t('cells')}</a>
          <a href={addressIn(locale, '/coverage')}>{t('coverage')}</a>
          <a href={addressIn(locale, '/agreements')}>{t('agreements')}</a>
          <a href={addressIn(locale, '/rewards')}>{t('rewards')}</a>
          <a href={addressIn(locale, '/privacy')}>{t('privacy')}</a>
          <a href={addressIn(locale, '/accessibility')}>{t('accessibility')}</a>
          <a href="/api/v1/openapi.json">{t('openData')}</a>
        </nav>
        <p className={styles.maps}>
          {mapReviewNo ? t('mapReview', { number: mapReviewNo }) : t('mapSketch')}
        </p>
      </div>
    </footer>
  )
}
