import type { Metadata } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { Columns } from '../../../ui/columns.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('offline'))('title'),
})

/** What a phone shows, from its own store, where a page would be that needs a line. */
const Offline = () => {
  const t = useTranslations('offline')
  const locale = useLocale()
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <h2>{t('stillTitle')}</h2>
      <ul>
        <li>
          <a href={addressIn(locale, '/report')}>{t('report')}</a>
        </li>
        <li>
          <a href={addressIn(locale, '/report/drafts')}>{t('drafts')}</a>
        </li>
      </ul>
      <p>{t('urgent')}</p>
    </Columns>
  )
}

export default Offline
