import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'

/** What to do when a search finds nothing: the ways that need no name, and a number to call. */
export const NothingFound = ({ words }: { words: string }) => {
  const locale = useLocale()
  const t = useTranslations('search')
  return (
    <EmptyState title={t('nothing', { words })}>
      <p>{t('nothingText')}</p>
      <ul>
        <li>
          <a href={addressIn(locale, '/find')}>{t('toFind')}</a>
        </li>
        <li>
          <a href={addressIn(locale, '/cells')}>{t('toCells')}</a>
        </li>
        <li>{t.rich('call', { phone: (number) => <a href="tel:12345">{number}</a> })}</li>
      </ul>
    </EmptyState>
  )
}
