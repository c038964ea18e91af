import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../i18n/locales.ts'
import { Door } from '../../ui/door.tsx'
import styles from './page.module.css'

const Home = () => {
  const locale = useLocale()
  const t = useTranslations('home')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <div className={styles.doors}>
        <Door
          kind="first"
          address={addressIn(locale, '/report')}
          title={t('reportTitle')}
          text={t('reportText')}
        />
        <Door
          kind="second"
          address={addressIn(locale, '/cells')}
          title={t('cellsTitle')}
          text={t('cellsText')}
        />
        <Door
          kind="small"
          address={addressIn(locale, '/track')}
          title={t('trackTitle')}
          text={t('trackText')}
        />
      </div>
    </>
  )
}

export default Home
