import type { Metadata } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { Columns } from '../../../ui/columns.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('accessibility'))('title'),
})

const Accessibility = () => {
  const locale = useLocale()
  const t = useTranslations('accessibility')
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <h2>{t('canTitle')}</h2>
      <ul>
        <li>{t('canKeyboard')}</li>
        <li>{t('canZoom')}</li>
        <li>{t('canScript')}</li>
        <li>{t('canScheme')}</li>
        <li>{t('canReader')}</li>
      </ul>
      <h2>{t('testTitle')}</h2>
      <p>{t('testText')}</p>
      <h2>{t('tellTitle')}</h2>
      <p>
        {t('tellText')} <a href={addressIn(locale, '/cells')}>{t('tellLink')}</a>
      </p>
    </Columns>
  )
}

export default Accessibility
