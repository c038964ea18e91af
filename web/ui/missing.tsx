import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../i18n/locales.ts'
import { Columns } from './columns.tsx'

const ways = { home: '/', cases: '/cases', cells: '/cells', track: '/track' } as const

/**
 * The content of a page about something that is not there. A page returns it in place of calling `notFound()`, which
 * would leave readers without script an empty page; `finish` turns the `meta` into the answer's status.
 */
export const Missing = () => {
  const locale = useLocale()
  const t = useTranslations('missing')
  return (
    <Columns>
      <meta name="status" content="404" />
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <ul>
        {(Object.keys(ways) as (keyof typeof ways)[]).map((way) => (
          <li key={way}>
            <a href={addressIn(locale, ways[way])}>{t(way)}</a>
          </li>
        ))}
      </ul>
    </Columns>
  )
}
